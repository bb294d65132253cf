import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFaceApi } from '../../../dev/face-api';
import { type HttpTrigger, startHttpTrigger } from '../../../dev/http-trigger';
import { personRoute } from '../../../dev/person-route';
import { type Service, startService } from '../../../dev/service';
import { post } from '../function/integrator-client';

const ASKED = { reference: 'order-1001', nonce: 'a-nonce-of-the-shop', purpose: '开通账户' };

let faceApi: Awaited<ReturnType<typeof startFaceApi>>;
let service: Service;
let trigger: HttpTrigger;

beforeAll(async () => {
  faceApi = await startFaceApi();
  service = await startService({ faceApi });
  const before = personRoute(service.cloudbase);
  trigger = await startHttpTrigger({ cloudbase: service.cloudbase, before });
});

afterAll(async () => {
  await trigger.close();
  await service.close();
  await faceApi.close();
});

const person = (path: string) => fetch(`${trigger.url}/person/${path}`, { method: 'POST' });

async function asked(): Promise<string> {
  const { text } = await post(trigger.url, service.integrator, '/sessions', ASKED);
  return /"sessionId":"([\w-]{22})"/.exec(text)?.[1] ?? '';
}

describe('the person of a shell', () => {
  it('passes, unless told otherwise', async () => {
    expect(await (await person(await asked())).json()).toMatchObject({ state: 'pass', code: 'SAME_PERSON' });
  });

  it('is one of the roster, or nobody', async () => {
    const sessionId = await asked();
    expect((await person(`${sessionId}?scenario=nobody`)).status).toBe(404);
    const failed = await person(`${sessionId}?scenario=status-3`);
    expect(await failed.json()).toMatchObject({ state: 'fail', code: 'DIFFERENT_PERSON' });
  });

  it('is refused what another one opened first', async () => {
    const sessionId = await asked();
    await person(sessionId);
    const second = await person(sessionId);
    expect([second.status, await second.json()]).toEqual([409, { error: 'SESSION_FOREIGN' }]);
  });
});
