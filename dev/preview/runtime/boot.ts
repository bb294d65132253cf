/** Runs first in the phone's document; the script of the mini-program follows and calls `startMiniProgram`. */
import type { PreviewControl } from '../control';
import { parseSettings } from '../settings';
import type { MiniProgram } from './host/code';
import { fail } from './host/failures';
import { startPhone } from './start';

declare global {
  interface Window {
    __preview?: PreviewControl;
    startMiniProgram: (program: MiniProgram) => void;
    showProblems: (problems: readonly string[]) => void;
  }
}

function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The document lacks #${id}`);
  return found;
}

/** In place of a page: why there is none. */
window.showProblems = (problems) => {
  console.error(problems.join('\n'));
  const box = document.createElement('div');
  box.className = 'wx-problems';
  box.setAttribute('role', 'alert');
  const title = document.createElement('h1');
  title.textContent = `${problems.length} ✕`;
  const list = document.createElement('pre');
  list.textContent = problems.join('\n');
  box.append(title, list);
  document.body.replaceChildren(box);
};

window.addEventListener('unhandledrejection', ({ reason }) => fail('unhandled rejection', reason));

window.startMiniProgram = (program) => {
  try {
    const settings = parseSettings(new URLSearchParams(location.search));
    document.documentElement.lang = settings.lang === 'en' ? 'en' : 'zh-CN';
    document.documentElement.dataset['platform'] = settings.platform;
    const screen = { bar: part('bar'), pages: part('pages'), overlay: part('overlay') };
    window.__preview = startPhone(screen, settings, program);
  } catch (error) {
    window.showProblems([error instanceof Error ? error.message : String(error)]);
  }
};

// A change of the source, or its repair, opens the mini-program anew.
new EventSource('/preview/events').addEventListener('reload', () => location.reload());
