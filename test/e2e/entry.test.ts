/** Where a verification begins, who asked for it, and how its end gets back to him. */
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openNew, type Session } from '../../cloudfunctions/face-verify/src/domain/session';
import { VERIFICATIONS } from '../../cloudfunctions/face-verify/src/stores/sessions';
import type { Cloudbase } from '../../dev/cloudbase';
import { type HttpTrigger, startHttpTrigger } from '../../dev/http-trigger';
import type { PreviewSettings } from '../../dev/preview';
import { toIdentity } from '../../dev/scenes/hand';
import { FUNCTION_NAME, type SessionState } from '../../miniprogram/contract/actions';
import { ERRORS, type ErrorCode } from '../../miniprogram/contract/errors';
import { post } from '../integration/function/integrator-client';
import { type Stage, startStage, type Visit } from './stage';
import { identify, shoot, verify } from './walk';

let stage: Stage;
let trigger: HttpTrigger;

beforeAll(async () => {
  stage = await startStage({ ATTEMPTS_PER_SESSION: '2', ATTEMPTS_PER_PERSON_PER_DAY: '3' });
  trigger = await startHttpTrigger({ cloudbase: stage.house.service.cloudbase });
});
afterEach(async () => {
  expect(await stage.reset()).toEqual([]);
});
afterAll(async () => {
  await trigger.close();
  await stage.close();
});

const SHOP = 'wx0123456789abcdef';
const SOMEBODY = 'somebody-else';

const newId = (): string => randomBytes(16).toString('base64url');
const inSession = (sessionId: string) => ({ query: `session=${sessionId}` });

/** A verification as it lies in the database. */
function lay(change: Partial<Session>, createdAt = Date.now()): string {
  const id = newId();
  const { id: _, ...fields } = { ...openNew(id, null, 2, createdAt), ...change };
  stage.house.service.cloudbase.database.insert(VERIFICATIONS, { _id: id, ...fields });
  return id;
}

/** Asked for by the integrator's server. */
async function asked(more: object = {}): Promise<string> {
  const body = { reference: 'order-1001', nonce: newId(), purpose: '开通网上商店', ...more };
  const { text } = await post(trigger.url, stage.house.service.integrator, '/sessions', body);
  return /"sessionId":"([\w-]{22})"/.exec(text)?.[1] ?? '';
}

const begin = ({ button, words }: Visit) => button(words.start.begin);

describe('a link', () => {
  it.each<[string, ErrorCode, () => Promise<Partial<PreviewSettings>>]>([
    ['that is broken', 'SESSION_NOT_FOUND', async () => inSession('half-of-an-id')],
    ['to nothing', 'SESSION_NOT_FOUND', async () => inSession(newId())],
    [
      'that somebody else opened first',
      'SESSION_FOREIGN',
      async () => {
        const sessionId = await asked();
        const data = { action: 'openSession', sessionId };
        await stage.house.backend.callFunction({ name: FUNCTION_NAME, data, openId: SOMEBODY, appId: SHOP });
        return inSession(sessionId);
      },
    ],
  ])('%s says so before anything is asked', async (_, code, settings) => {
    const visit = await stage.open(await settings());
    await visit.heading(visit.words.errors[code].headline);
    expect(ERRORS[code].afterSend).toBe(false);
    expect(await begin(visit).count()).toBe(0);
    await visit.button(visit.words.acts.alternative).first().click();
    await visit.page.getByRole('dialog', { name: visit.words.common.alternativeTitle }).waitFor();
  });

  it.each<[Exclude<SessionState, 'open'>, () => string]>([
    ['expired', () => lay({}, Date.now() - 3_600_000)],
    ['cancelled', () => lay({ state: 'cancelled' })],
    ['failed', () => lay({ state: 'failed', attemptsUsed: 2 })],
    ['passed', () => lay({ state: 'passed' })],
    ['review', () => lay({ state: 'review' })],
  ])('to one that is %s shows its end, and no form', async (state, laid) => {
    const visit = await stage.open(inSession(laid()));
    await visit.heading(visit.words.sessions[state].headline);
    expect(await begin(visit).count()).toBe(0);
    expect(await visit.page.getByRole('checkbox').count()).toBe(0);
  });

  it.each<[string, (sessionId: string) => Partial<PreviewSettings>]>([
    ['query', inSession],
    ['code', (id) => ({ query: `scene=${id}` })],
    ['web link', (id) => ({ query: `q=${encodeURIComponent(`https://example.com/v?session=${id}`)}` })],
  ])('by %s leads to who asks and why, and his server gets the result', async (_, settings) => {
    const sessionId = await asked();
    const visit = await stage.open(settings(sessionId));
    await visit.see(visit.words.whoAsks('示例商城', '开通网上商店'));
    await verify(visit, 'status-1');
    await visit.heading(visit.words.outcomes.SAME_PERSON.headline);
    const { integrator } = stage.house.service;
    const { json } = await post(trigger.url, integrator, `/sessions/${sessionId}/result`, null);
    expect(json).toMatchObject({ data: { state: 'passed', outcome: 'SAME_PERSON' } });
  });
});

describe('one of his own', () => {
  /** Half an hour later. */
  function expireAll({ clear, database }: Cloudbase): void {
    const documents = database.documents(VERIFICATIONS);
    clear();
    for (const document of documents)
      database.insert(VERIFICATIONS, { ...document, expiresAt: Date.now() - 1 });
  }

  it.each<[string, (cloudbase: Cloudbase) => void]>([
    ['expires', expireAll],
    ['is deleted', ({ clear }) => clear()],
  ])('that %s while he types is simply followed by another', async (_, end) => {
    const visit = await stage.open();
    await toIdentity(visit);
    end(stage.house.service.cloudbase);
    await visit.page.getByRole('button', { name: '返回', exact: true }).click();
    await begin(visit).waitFor();
  });

  it('that expires before the photo is sent is begun again by the main button', async () => {
    const visit = await stage.open();
    const { words, button } = visit;
    await identify(visit, 'status-1');
    await shoot(visit);
    expireAll(stage.house.service.cloudbase);
    await button(words.capture.use).click();
    await visit.heading(words.errors.SESSION_EXPIRED.headline);
    await button(words.acts.restart).click();
    await begin(visit).waitFor();
    expect(await visit.files()).toEqual([]);
    await begin(visit).click();
    await visit.see(words.identity.lead);
    expect(stage.house.faceApi.calls).toEqual([]);
  });

  it('does not begin without consent, and says what is missing', async () => {
    const visit = await stage.open();
    await begin(visit).click();
    await visit.page.getByRole('alert').getByText(visit.words.start.consentMissing).waitFor();
    expect(await visit.calls()).toEqual(['openSession']);
  });

  it('cannot be opened without a line, and is at the second try', async () => {
    const visit = await stage.open({ call: 'cut-before' });
    await visit.heading(visit.words.situations.offline.headline);
    await visit.button(visit.words.start.retry).click();
    await begin(visit).waitFor();
  });

  it('ends when its attempts are used up, and so does the day: each says so, and costs nothing', async () => {
    const visit = await stage.open();
    const { words, button } = visit;
    await verify(visit, 'status--1');
    await visit.heading(words.outcomes.NAME_ID_MISMATCH.headline);
    await visit.see(words.attemptsLeft(1, 2));
    await visit.reopen();
    for (let attempt = 2; attempt <= 3; attempt += 1) {
      await verify(visit, 'status--1');
      await visit.heading(words.outcomes.NAME_ID_MISMATCH.headline);
      await visit.reopen();
    }
    await verify(visit, 'status--1');
    await visit.heading(words.errors.PERSON_LIMIT_REACHED.headline);
    expect(stage.house.faceApi.billed()).toBe(3);
    await button(words.acts.alternative).first().click();
    await visit.page.getByRole('dialog', { name: words.common.alternativeTitle }).waitFor();
  });

  it('with no attempt left offers another way in place of another try', async () => {
    const visit = await stage.open(inSession(lay({ attemptsUsed: 1 })));
    const { words, page, button } = visit;
    await verify(visit, 'status-3');
    await visit.heading(words.outcomes.DIFFERENT_PERSON.headline);
    await button(words.acts.alternative).first().waitFor();
    expect(await button(words.acts.retake).count()).toBe(0);
    await page.reload();
    await visit.heading(words.sessions.failed.headline);
  });
});

describe('an old WeChat', () => {
  it('that cannot do it is asked to be updated, before anything is typed', async () => {
    const visit = await stage.open({ sdk: '2.14.0' });
    await visit.heading(visit.words.situations['old-wechat'].headline);
    expect(await visit.calls()).toEqual([]);
    await visit.button(visit.words.start.update).click();
    expect(await visit.acts('updateWeChatApp')).toHaveLength(1);
  });

  it('that cannot even update itself says where the update is found', async () => {
    const visit = await stage.open({ sdk: '2.9.0' });
    await visit.button(visit.words.start.update).click();
    await visit.page.getByRole('dialog').getByText(visit.words.start.updateHow).waitFor();
  });

  it('without privacy questions works all the same', async () => {
    const visit = await stage.open({ sdk: '2.30.0' });
    await begin(visit).waitFor();
    expect(await visit.button(visit.words.start.guideline).count()).toBe(0);
    await verify(visit, 'status-1');
    await visit.heading(visit.words.outcomes.SAME_PERSON.headline);
  });
});

describe('whoever asked', () => {
  it('as a page of the same mini-program hears it by the event channel, and is returned to', async () => {
    const sessionId = await asked();
    const visit = await stage.open({ opener: true, ...inSession(sessionId) });
    const { words, button, page } = visit;
    await verify(visit, 'status-1');
    await visit.heading(words.outcomes.SAME_PERSON.headline);
    await button(words.acts.finish).click();
    await page.getByRole('region', { name: '来源页面（预览）' }).waitFor();
    expect(await visit.acts('opener:verified')).toEqual([
      { sessionId, state: 'passed', outcome: 'SAME_PERSON' },
    ]);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(0);
  });

  it('as such a page hears of a person who goes back before the end', async () => {
    const visit = await stage.open({ opener: true });
    await begin(visit).waitFor();
    await visit.page.getByRole('button', { name: '返回', exact: true }).click();
    await visit.page.getByRole('region', { name: '来源页面（预览）' }).waitFor();
    expect(await visit.acts('opener:verified')).toMatchObject([{ state: 'open', outcome: '' }]);
  });

  it('as another mini-program gets it with the way back', async () => {
    const sessionId = await asked();
    const extra = JSON.stringify({ sessionId });
    const visit = await stage.open({ scene: 1037, referrer: SHOP, extra });
    const { words, button } = visit;
    await verify(visit, 'status-3');
    await visit.heading(words.outcomes.DIFFERENT_PERSON.headline);
    await visit.reopen();
    await verify(visit, 'status-1');
    await visit.heading(words.outcomes.SAME_PERSON.headline);
    await button(words.acts.finish).click();
    await visit.page.getByRole('dialog').waitFor();
    expect(await visit.acts('navigateBackMiniProgram')).toEqual([
      { sessionId, state: 'passed', outcome: 'SAME_PERSON' },
    ]);
  });
});

it('a phone in English is spoken to in English, to the end', async () => {
  const visit = await stage.open({ lang: 'en' });
  await verify(visit, 'status-1-latin-name');
  await visit.heading(visit.words.outcomes.SAME_PERSON.headline);
  expect(await visit.page.locator('body').innerText()).not.toMatch(/[一-鿿]/);
});
