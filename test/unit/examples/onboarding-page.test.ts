/** The page of the shop's own mini-program: it believes its server, and never what the phone brings back. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

const FOLDER = resolve(__dirname, '../../../examples/onboarding/miniprogram');

interface Answer {
  readonly statusCode: number;
  readonly data: object;
}

interface Request {
  readonly url: string;
  readonly success: (answer: Answer) => void;
  readonly fail: (error: object) => void;
}

interface Page {
  readonly data: { text: string; canBegin: boolean };
  setData(change: object): void;
  begin(): Promise<void>;
  onShow(): void;
  onHide(): void;
}

const CASE = { caseId: 'C'.repeat(22), sessionId: 'S'.repeat(22), path: 'pages/start/start?session=S' };

/** The page in an environment that has `wx` and nothing of ours. */
function openPage(answers: (Answer | 'lost')[]) {
  const requests: string[] = [];
  const opened: object[] = [];
  let page: Page | undefined;
  runInNewContext(readFileSync(resolve(FOLDER, 'pages/onboarding/onboarding.js'), 'utf8'), {
    require: () => ({ serverUrl: 'https://shop', verifyAppId: 'wx1' }),
    setTimeout,
    clearTimeout,
    wx: {
      request({ url, success, fail }: Request) {
        requests.push(url);
        const answer = answers.shift() ?? 'lost';
        if (answer === 'lost') fail({});
        else success(answer);
      },
      navigateToMiniProgram: (options: object) => opened.push(options),
    },
    Page(definition: Page) {
      page = { ...definition, setData: (change) => Object.assign(definition.data, change) };
    },
  });
  if (page === undefined) throw new Error('no page was registered');
  return { page, requests, opened };
}

const state = (name: string): Answer => ({ statusCode: 200, data: { state: name } });
const created: Answer = { statusCode: 201, data: CASE };

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

describe("the shop's page", () => {
  it('sends the person to the verification that its server asked for', async () => {
    const { page, opened, requests } = openPage([created]);
    await page.begin();
    expect(requests).toEqual(['https://shop/cases']);
    expect(opened).toEqual([
      expect.objectContaining({ appId: 'wx1', path: CASE.path, extraData: { sessionId: CASE.sessionId } }),
    ]);
  });

  it('asks its server after the return, until the case is decided', async () => {
    const { page, requests } = openPage([created, state('asked'), 'lost', state('verified')]);
    await page.begin();
    page.onShow();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(4);
    expect(page.data).toEqual({ text: '核验通过，账户已开通。', canBegin: false });
  });

  it('stops asking while it is not seen, and some time after nothing came', async () => {
    const { page, requests } = openPage([created, ...Array.from({ length: 200 }, () => state('asked'))]);
    await page.begin();
    page.onShow();
    await jest.advanceTimersByTimeAsync(5000);
    page.onHide();
    const asked = requests.length;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(asked);
    page.onShow();
    await jest.advanceTimersByTimeAsync(600_000);
    expect(requests).toHaveLength(asked + 90);
    expect(page.data.text).toContain('结果还没有到');
  });

  it.each([
    ['failed', false, '带上身份证到门店'],
    ['expired', true, '重新开始'],
    ['cancelled', true, '到门店办理'],
  ])('says what to do when the verification ended as %s', async (name, canBegin, words) => {
    const { page } = openPage([created, state(name)]);
    await page.begin();
    page.onShow();
    await jest.advanceTimersByTimeAsync(0);
    expect(page.data.canBegin).toBe(canBegin);
    expect(page.data.text).toContain(words);
  });

  it.each<[string, Answer | 'lost']>([
    ['does not answer', 'lost'],
    ['has no case', { statusCode: 502, data: {} }],
  ])('can be tried again when its server %s', async (_, answer) => {
    const { page, opened } = openPage([answer]);
    await page.begin();
    expect(opened).toEqual([]);
    expect(page.data).toMatchObject({ canBegin: true, text: expect.stringContaining('再试一次') });
  });
});
