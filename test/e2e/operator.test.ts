/** The operator's pages against the built function: what is really recorded is what they show and change. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { personFor, type ScenarioName } from '../../dev/face-api';
import { OPERATOR_OPENID } from '../../dev/preview';
import { drawPortrait } from '../../dev/sample-photo';
import { write } from '../../dev/scenes/hand';
import { verifyOnce } from '../../dev/verification';
import { FUNCTION_NAME } from '../../miniprogram/contract/actions';
import { signedEvent } from '../integration/function/integrator-client';
import { type Stage, startStage, type Visit } from './stage';

let stage: Stage;
let photo: Buffer;

beforeAll(async () => {
  [stage, photo] = await Promise.all([
    startStage(),
    drawPortrait({ width: 480, height: 640, format: 'jpeg' }),
  ]);
});
afterEach(async () => {
  expect(await stage.reset()).toEqual([]);
});
afterAll(() => stage.close());

const cloudbase = () => stage.house.service.cloudbase;
const verify = (scenario: ScenarioName) => verifyOnce(cloudbase(), { ...personFor(scenario), photo });

const open = (page: string, openid = OPERATOR_OPENID): Promise<Visit> =>
  stage.open({ openid, path: `operator/pages/${page}/${page}` });

/** The number under a label. */
const tile = ({ page }: Visit, label: string) =>
  page.locator('.tile:visible').filter({ hasText: label }).locator('.tile-value').innerText();

const confirm = ({ page }: Visit, name: string) =>
  page.getByRole('dialog').getByRole('button', { name }).click();

describe('an operator', () => {
  it('comes by his code, and sees what was really used today', async () => {
    await verify('status-1');
    await verify('status-3');
    const visit = await stage.open({ openid: OPERATOR_OPENID, query: 'scene=operator' });
    const { overview } = visit.operatorWords;
    await visit.see(overview.forecast);
    expect(await tile(visit, overview.today)).toBe('2');
    expect(stage.house.faceApi.billed()).toBe(2);
    expect(await visit.calls()).toEqual(['getOverview']);
  });

  it('reads the same numbers off the chart and the rows', async () => {
    await verify('status-1');
    await verify('status--4');
    const visit = await open('usage');
    const { page, operatorWords } = visit;
    await visit.see(operatorWords.usage.rows);
    expect(await tile(visit, operatorWords.usage.drawn)).toBe('2');
    expect(
      await page.locator('.wx-viewport:visible').getByText('2', { exact: true }).count(),
    ).toBeGreaterThan(0);
    const cells = await page.getByRole('table').getByRole('row').last().getByRole('cell').allInnerTexts();
    expect(cells.slice(1)).toEqual(['2', '0', '0']);
    await expect(page.getByRole('img').first().getAttribute('aria-label')).resolves.toContain(
      ` 2 次，最多的是 ${cells[0]}，2 次。`.trim(),
    );
  });

  it('enters a package, from which calls are drawn', async () => {
    await verify('status-1');
    const visit = await open('packages');
    const { button, operatorWords, page } = visit;
    await button(operatorWords.packages.add).click();
    await button(operatorWords.package.offer('1,000', '¥320')).click();
    await button(operatorWords.package.save).click();
    await visit.see(operatorWords.packages.usedOf('1', '1,000'));
    expect(await page.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('1 / 1,000');
  });

  it('stops the service before anybody takes a photo, and lets it go on', async () => {
    const visit = await open('service');
    const { button, operatorWords } = visit;
    await button(operatorWords.service.pause).click();
    await confirm(visit, operatorWords.service.pause);
    await button(operatorWords.service.resume).waitFor();
    const person = await stage.open();
    await person.see(person.words.errors.SERVICE_PAUSED.headline);
    await button(operatorWords.service.resume).click();
    await confirm(visit, operatorWords.service.resume);
    await visit.see(operatorWords.service.states.open.headline);
    await person.reopen();
    await person.see(person.words.start.title);
  });

  it('takes the rows of today with him as a file', async () => {
    await verify('status-1');
    const visit = await open('export');
    const { button, operatorWords, page } = visit;
    await button(operatorWords.export.whats.ledger).click();
    await button(operatorWords.export.make).click();
    await visit.see(operatorWords.export.ready('1'));
    await button(operatorWords.export.share).click();
    await page.getByRole('dialog').getByRole('button').click();
    await visit.see(operatorWords.export.shared);
    const [shared] = await visit.acts('shareFileMessage');
    expect(shared).toMatchObject({ fileName: expect.stringMatching(/\.csv$/), bytes: expect.any(Number) });
  });
});

describe('somebody who would rather not use his face', () => {
  const ASKED = { reference: 'order-1', nonce: 'a-nonce-of-the-shop', purpose: '开通账户' };
  const person = personFor('status-1');

  async function asIntegrator(action: string, body: object): Promise<Record<string, unknown>> {
    const { integrator } = stage.house.service;
    const data = signedEvent(integrator, action, body);
    const extra = { SOURCE: 'scf' };
    const result: unknown = await cloudbase().callFunction({ name: FUNCTION_NAME, data, extra });
    return Object(result).data;
  }

  it('asks the staff, who look at his document; the ticket says that a person did, and no call was paid', async () => {
    const asked = await asIntegrator('createSession', ASKED);
    const sessionId = String(Object(asked)['sessionId']);
    const visit = await stage.open({ query: `session=${sessionId}` });
    await visit.button(visit.words.common.alternative).click();
    await confirm(visit, visit.words.common.review);
    await write(visit, person.name, person.idNumber);
    await visit.button(visit.words.identity.reviewNext).click();
    await visit.see(visit.words.sessions.review.headline);

    const office = await open('reviews');
    const { button, operatorWords } = office;
    await office.page.getByRole('button', { name: operatorWords.review.causes.REQUESTED }).click();
    await button(operatorWords.review.decisions.pass).click();
    await button(operatorWords.review.reasons.DOCUMENT_SEEN).click();
    const field = (name: string) => office.page.getByRole('textbox', { name, exact: true });
    await field(operatorWords.review.seenName).fill('李四');
    await field(operatorWords.review.seenIdNumber).fill(person.idNumber);
    await button(operatorWords.review.send).click();
    await confirm(office, operatorWords.review.decisions.pass);
    await office.see(operatorWords.review.seenWrong);
    await field(operatorWords.review.seenName).fill(person.name);
    await button(operatorWords.review.send).click();
    await confirm(office, operatorWords.review.decisions.pass);
    await office.see(operatorWords.review.results.passed.headline);

    const result = await asIntegrator('getResult', { sessionId });
    expect(decodeJwt(String(result['ticket']))).toMatchObject({ match: 'manual', sid: sessionId });
    expect(stage.house.faceApi.billed()).toBe(0);
    await visit.reopen();
    await visit.see(visit.words.sessions.passed.headline);
  });
});

it.each(['overview', 'usage', 'outcomes', 'packages', 'package', 'reviews', 'review', 'service', 'export'])(
  'a stranger sees nothing on %s',
  async (page) => {
    await verify('status-1');
    const visit = await open(page, 'a-stranger');
    const { situations, common } = visit.operatorWords;
    await visit.heading(situations.stranger.headline);
    const text = await visit.page.locator('.wx-viewport:visible').innerText();
    expect(text).not.toMatch(/\d/);
    await visit.button(common.leave).click();
    await visit.see(visit.words.start.title);
  },
);
