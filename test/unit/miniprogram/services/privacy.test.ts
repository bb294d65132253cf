import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { failWith, installWx, succeed } from '../phone/fake-phone';

type Privacy = typeof import('../../../../miniprogram/services/privacy');
type Ask = (resolve: (answer: object) => void) => void;

/** A fresh module, as after a cold start, with WeChat's side of the question. */
async function start(
  extra: Record<string, unknown> = {},
): Promise<{ privacy: Privacy; ask: Ask; registered: () => number }> {
  let listener: Ask = () => undefined;
  let count = 0;
  installWx({
    onNeedPrivacyAuthorization: (given: Ask) => {
      count += 1;
      listener = given;
    },
    ...extra,
  });
  jest.resetModules();
  const privacy = await import('../../../../miniprogram/services/privacy');
  privacy.listenForPrivacyQuestions();
  return { privacy, ask: (resolve) => listener(resolve), registered: () => count };
}

describe("WeChat's privacy question", () => {
  let answers: object[];
  const resolve = (answer: object) => answers.push(answer);
  beforeEach(() => {
    answers = [];
  });

  it('is answered with the button that was tapped', async () => {
    const { privacy, ask, registered } = await start();
    const show = jest.fn();
    privacy.onPrivacyQuestion(show);
    ask(resolve);
    expect(show).toHaveBeenCalledTimes(1);
    expect(answers).toEqual([]);
    privacy.agreeToPrivacy('agree-privacy');
    expect(answers).toEqual([{ event: 'agree', buttonId: 'agree-privacy' }]);
    expect(registered()).toBe(1);
  });

  it('is answered for every call that waits, once', async () => {
    const { privacy, ask } = await start();
    privacy.onPrivacyQuestion(() => undefined);
    ask(resolve);
    ask(resolve);
    privacy.refusePrivacy();
    privacy.refusePrivacy();
    expect(answers).toEqual([{ event: 'disagree' }, { event: 'disagree' }]);
  });

  it('never hangs: with no page to ask it is answered with no', async () => {
    const { ask } = await start();
    ask(resolve);
    expect(answers).toEqual([{ event: 'disagree' }]);
  });

  it('is answered with no when the page goes before the person has decided', async () => {
    const { privacy, ask } = await start();
    const stop = privacy.onPrivacyQuestion(() => undefined);
    ask(resolve);
    stop();
    expect(answers).toEqual([{ event: 'disagree' }]);
  });

  it('is not asked about where this WeChat has no such setting', async () => {
    const older = await start({ onNeedPrivacyAuthorization: undefined });
    await expect(older.privacy.needsPrivacyAgreement()).resolves.toBe(false);
    const failing = await start({ getPrivacySetting: failWith({ errno: 1 }) });
    await expect(failing.privacy.needsPrivacyAgreement()).resolves.toBe(false);
    const open = await start({ getPrivacySetting: succeed({ needAuthorization: true }) });
    await expect(open.privacy.needsPrivacyAgreement()).resolves.toBe(true);
  });
});
