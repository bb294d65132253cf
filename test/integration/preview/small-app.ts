/** A mini-program of two pages and one component in a folder of its own, in which one file is changed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const SOUND: Readonly<Record<string, string>> = {
  'app.json': '{"pages":["pages/one/one"],"window":{"navigationBarTitleText":"one"}}',
  'app.ts': 'App({});',
  'app.wxss': '@import "./base.wxss";\npage { color: var(--ink); }',
  'base.wxss': 'page { --ink: #16191d; }',
  'pages/one/one.json': '{"usingComponents":{"own-mark":"../../components/own-mark/own-mark"}}',
  'pages/one/one.ts': "import { text } from '../../text';\nPage({ data: { text }, press() {} });",
  'pages/one/one.wxml':
    '<view class="one" bindtap="press">{{text}}</view>\n<own-mark />\n<image src="/dot.png" />',
  'pages/one/one.wxss': '.one { margin: 75rpx; }',
  'components/own-mark/own-mark.json': '{"component":true}',
  'components/own-mark/own-mark.ts': 'Component({});',
  'components/own-mark/own-mark.wxml': '<view class="mark" />',
  'components/own-mark/own-mark.wxss': '.mark { height: 50vh; }',
  'text.ts': "export const text = 'hello';",
  'dot.png': '',
};

export interface SmallApp {
  readonly root: string;
  write(file: string, content: string): void;
  remove(file: string): void;
  removeAll(): void;
}

/** `null` leaves the file out. */
export function smallApp(changes: Readonly<Record<string, string | null>> = {}): SmallApp {
  const root = mkdtempSync(join(tmpdir(), 'preview-app-'));
  const write = (file: string, content: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  };
  for (const [file, content] of Object.entries({ ...SOUND, ...changes })) {
    if (content !== null) write(file, content);
  }
  return {
    root,
    write,
    remove: (file) => rmSync(join(root, file)),
    removeAll: () => rmSync(root, { recursive: true }),
  };
}
