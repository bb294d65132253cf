/** Export: rows page by page into a file of the phone, then to a chat. The file goes with the page. */
import { type Clock, phoneClock } from '../../services/deadline';
import { setTitle } from '../../services/device';
import { createScreen, type Host } from '../../stores/screen';
import { type ExportForm, newExport, type ParsedExport, parseExport } from '../models/export-form';
import { countText } from '../models/numbers';
import { canShareFiles, deleteFile, shareFile } from '../services/files';
import { ask } from '../services/operator-cloud';
import { type Made, type MadeFile, makeFile } from './make-file';
import { createPageLoad } from './page-load';
import { operatorWords } from './words';

const PARTS = { what: ['usage', 'ledger'], format: ['csv', 'json'] } as const;

export type ExportStore = ReturnType<typeof createExportStore>;

export function createExportStore(page: Host, clock: Clock = phoneClock) {
  const words = operatorWords();
  const text = words.export;
  const show = createScreen(page);
  // Only an operator gets past this, and it tells a broken line before anybody waits for a file.
  const load = createPageLoad(words, () => ask('getOverview', {}), render);
  let form: ExportForm = newExport(clock.now());
  let problems: Extract<ParsedExport, { ok: false }>['problems'] = {};
  let file: MadeFile | null = null;
  let rows = 0;
  let remark = '';
  /** Counts the files that were begun: what a stopped one still brings is dropped. */
  let run = 0;
  let isWorking = false;

  function choicesOf<Part extends keyof typeof PARTS>(part: Part, labels: Readonly<Record<string, string>>) {
    return PARTS[part].map((value) => ({
      value,
      label: labels[value] ?? '',
      isChosen: value === form[part],
    }));
  }

  const said = (problem: 'DAY' | 'ORDER' | undefined): string =>
    problem === undefined ? '' : problem === 'DAY' ? text.dayWrong : text.orderWrong;

  function render(): void {
    show({
      t: text,
      page: load.page(),
      isReady: load.data() !== null,
      whats: choicesOf('what', text.whats),
      formats: choicesOf('format', text.formats),
      from: form.from,
      to: form.to,
      fromProblem: said(problems.from),
      toProblem: said(problems.to),
      isWorking,
      working: text.working(countText(rows)),
      file: file === null ? null : { name: file.name, ready: text.ready(countText(file.rows)) },
      canShare: canShareFiles(),
      remark,
    });
  }

  function dropFile(): void {
    if (file !== null) deleteFile(file.path);
    file = null;
  }

  function change(next: ExportForm): void {
    form = next;
    problems = {};
    remark = '';
    dropFile();
    render();
  }

  const failures: Readonly<Record<Exclude<Made['kind'], 'made'>, string>> = {
    cut: text.cut,
    'no-room': text.noRoom,
    stopped: '',
  };

  async function make(): Promise<void> {
    if (isWorking) return;
    const parsed = parseExport(form, clock.now());
    change(form);
    problems = parsed.ok ? {} : parsed.problems;
    render();
    if (!parsed.ok) return;
    const mine = ++run;
    isWorking = true;
    rows = 0;
    render();
    const { what, format } = form;
    const tell = (count: number) => {
      rows = count;
      render();
    };
    const made = await makeFile({ what, format, from: parsed.from, to: parsed.to }, tell, () => mine !== run);
    if (mine !== run) return;
    isWorking = false;
    if (made.kind === 'made') file = made.file;
    else remark = failures[made.kind];
    render();
  }

  function stop(): void {
    run += 1;
    isWorking = false;
    render();
  }

  return {
    load: () => {
      setTitle(text.title);
      return load.load();
    },
    act: load.act,
    choose: (part: unknown, value: unknown) => {
      const what = PARTS.what.find((known) => part === 'what' && known === value);
      const format = PARTS.format.find((known) => part === 'format' && known === value);
      if (!isWorking) change({ ...form, what: what ?? form.what, format: format ?? form.format });
    },
    editFrom: (from: string) => change({ ...form, from }),
    editTo: (to: string) => change({ ...form, to }),
    make,
    stop,
    /** WeChat allows it as the answer to a tap only: the file is made before, by a tap of its own. */
    share: async () => {
      if (file === null) return;
      const isSent = await shareFile(file.path, file.name);
      remark = isSent ? text.shared : text.notShared;
      render();
    },
    clear: () => {
      run += 1;
      dropFile();
      load.stop();
    },
  };
}
