import { beforeEach, describe, expect, it } from '@jest/globals';
import { overview } from '../../../../../dev/scenes/operator-answers';
import { createExportStore } from '../../../../../miniprogram/operator/stores/export-store';
import { zhCN } from '../../../../../miniprogram/operator/text/zh-CN';
import { type Answer, type CallOptions, failWith, handClock, succeed } from '../../phone/fake-phone';
import { fakePage, lost, ok, type WholePhone, wholePhone } from '../../phone/whole-phone';

/** 2026-11-24 09:05 in China. */
const NOW = Date.UTC(2026, 10, 24, 1, 5);
const clock = handClock(NOW);
const text = zhCN.export;

let phone: WholePhone;
let page: ReturnType<typeof fakePage>;
let files: Map<string, string>;
let writes: Answer;
let shares: Answer;

const fileOf = ({ filePath }: CallOptions): string => String(filePath);

beforeEach(() => {
  files = new Map();
  writes = succeed({});
  shares = succeed({});
  const manager = {
    writeFile: (options: CallOptions) => {
      files.set(fileOf(options), String(options.data));
      writes(options);
    },
    appendFile: (options: CallOptions) => {
      files.set(fileOf(options), `${files.get(fileOf(options)) ?? ''}${String(options.data)}`);
      writes(options);
    },
    unlink: (options: CallOptions) => files.delete(fileOf(options)),
  };
  phone = wholePhone({
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getFileSystemManager: () => manager,
    shareFileMessage: (options: CallOptions) => shares(options),
  });
  phone.answers['getOverview'] = ok({ overview: overview() });
  page = fakePage();
});

const rows = (rowsText: string, next: string | null): Answer =>
  ok({ page: { text: rowsText, rows: 2, next, fileName: 'usage.csv' } });

/** Answers page after page. */
function pages(...answers: Answer[]): void {
  phone.answers['exportRows'] = (options) => (answers.shift() ?? lost)(options);
}

async function opened() {
  const store = createExportStore(page, clock);
  await store.load();
  return store;
}

describe('an export', () => {
  it('asks for the chosen rows of whole days, page after page, into one file', async () => {
    pages(rows('a\nb\n', '2'), rows('c\nd\n', null));
    const store = await opened();
    store.choose('what', 'ledger');
    store.choose('format', 'json');
    store.editFrom('2026-11-01');
    store.editTo('2026-11-24');
    await store.make();
    expect(phone.calls.slice(1).map(({ cursor }) => cursor)).toEqual([undefined, '2']);
    expect(phone.calls[1]).toMatchObject({
      what: 'ledger',
      format: 'json',
      from: Date.UTC(2026, 9, 31, 16),
      to: Date.UTC(2026, 10, 24, 16),
    });
    expect([...files]).toEqual([['wxfile://usr/usage.csv', 'a\nb\nc\nd\n']]);
    expect(page.data['file']).toEqual({ name: 'usage.csv', ready: text.ready('4') });
  });

  it('is sent by a tap of its own, and says whether it was', async () => {
    pages(rows('a\n', null));
    const store = await opened();
    await store.make();
    shares = failWith({ errMsg: 'shareFileMessage:fail cancel' });
    await store.share();
    expect(page.data['remark']).toBe(text.notShared);
    shares = succeed({});
    await store.share();
    expect(page.data['remark']).toBe(text.shared);
  });

  it('leaves nothing on the phone when the page goes', async () => {
    pages(rows('a\n', null));
    const store = await opened();
    await store.make();
    store.clear();
    expect(files.size).toBe(0);
  });

  it.each([
    ['an answer gets lost half-way', [rows('a\n', '2'), lost], succeed({}), text.cut],
    ['the phone has no room', [rows('a\n', null)], failWith({ errno: 1300202 }), text.noRoom],
  ] as const)('that breaks because %s is no file', async (_, answers, write, remark) => {
    pages(...answers);
    writes = write;
    const store = await opened();
    await store.make();
    expect(page.data).toMatchObject({ remark, file: null, isWorking: false });
    if (remark === text.cut) expect(files.size).toBe(0);
  });

  it('that is stopped ends, and what still comes is dropped', async () => {
    let answer: () => void = () => undefined;
    phone.answers['exportRows'] = (options) => {
      answer = () => rows('a\n', '2')(options);
    };
    const store = await opened();
    const making = store.make();
    await clock.pass(0);
    expect(page.data['isWorking']).toBe(true);
    store.stop();
    answer();
    await making;
    expect(page.data).toMatchObject({ isWorking: false, file: null });
    expect(files.size).toBe(0);
  });

  it.each([
    ['2026-13-01', '2026-11-24', { fromProblem: text.dayWrong, toProblem: '' }],
    ['2026-11-24', '2026-11-01', { fromProblem: '', toProblem: text.orderWrong }],
    ['2026-11-24', '2026-11-25', { fromProblem: '', toProblem: text.orderWrong }],
  ])('from %s to %s is not asked for', async (from, to, problems) => {
    const store = await opened();
    store.editFrom(from);
    store.editTo(to);
    await store.make();
    expect(page.data).toMatchObject(problems);
    expect(phone.calls).toHaveLength(1);
  });

  it('has a name that leads nowhere else', async () => {
    phone.answers['exportRows'] = ok({ page: { text: 'a', rows: 1, next: null, fileName: '../../x y.csv' } });
    const store = await opened();
    await store.make();
    expect([...files.keys()]).toEqual(['wxfile://usr/.._.._x_y.csv']);
  });
});
