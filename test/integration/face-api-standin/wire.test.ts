import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { type FaceApi, personFor, type ScenarioName, startFaceApi } from '../../../dev/face-api';
import { dial, fieldsFor, head, listen, parse, sendBytes, start, verify } from './client';

async function bodyFor(scenario: ScenarioName): Promise<string> {
  return new URLSearchParams(Object.entries(await fieldsFor(scenario))).toString();
}

/** A whole exchange that the stand-in answers after everything it has already been sent. */
async function roundTrip(api: FaceApi): Promise<void> {
  await sendBytes(api, head(api, 0, { method: 'GET' }));
}

describe('a connection that is cut before the body was read', () => {
  it('ends although most of the body was never sent', async () => {
    const api = await start();
    const body = `idCard=${personFor('cut-before-body').idNumber}&name=x&image=AAAA`;
    const received = await sendBytes(api, head(api, 1_000_000) + body);
    expect(received.text).toBe('');
    expect(api.calls).toMatchObject([
      { scenario: 'cut-before-body', httpStatus: 'cut', picture: null, billed: 0 },
    ]);
  });

  it('ends before any of the body was sent, when it is forced', async () => {
    const api = await start();
    api.force('cut-before-body', 1);
    const received = await sendBytes(api, head(api, 1_000_000));
    expect(received.text).toBe('');
    expect(api.calls).toMatchObject([{ scenario: 'cut-before-body', billed: 0 }]);
  });
});

describe('a connection that is cut after the body was read', () => {
  it.each([
    ['cut-after-body', 'end'],
    ['cut-after-body-reset', 'reset'],
  ] as const)('%s stays open up to the last byte, then ends by %s', async (scenario, ending) => {
    const api = await start();
    const body = await bodyFor(scenario);
    const socket = dial(api);
    const received = listen(socket);
    socket.write(head(api, body.length) + body.slice(0, -1));
    await roundTrip(api);
    expect(api.calls.map((call) => call.scenario)).toEqual([null]);
    expect(socket.readableEnded || socket.destroyed).toBe(false);
    socket.write(body.slice(-1));
    expect(await received).toEqual({ text: '', ending });
    socket.destroy();
    expect(api.calls[1]).toMatchObject({ scenario, httpStatus: 'cut', status: '1', billed: 1 });
    expect(api.calls[1]?.picture?.fault).toBeNull();
  });
});

describe('a connection that is cut within the answer', () => {
  it('ends in the middle of the headers', async () => {
    const api = await start();
    const { text, ending } = await verify(api, 'cut-in-headers');
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(text).not.toContain('\r\n\r\n');
    expect(ending).toBe('end');
    expect(api.calls).toMatchObject([{ httpStatus: 'cut', billed: 1 }]);
  });

  it.each([
    ['cut-in-body', 'end'],
    ['cut-in-body-reset', 'reset'],
  ] as const)('%s promises more than it sends, then ends by %s', async (scenario, ending) => {
    // Real time, 50 ms of it: the kernel must hand over the bytes before the reset.
    const api = await start({ pause: (ms) => sleep(ms) });
    const received = await verify(api, scenario);
    const { headers, body } = parse(received);
    expect(received.ending).toBe(ending);
    expect(body).toMatch(/^\{"status":"1"/);
    expect(Number(headers.get('content-length'))).toBeGreaterThan(Buffer.byteLength(body));
    expect(api.calls).toMatchObject([{ httpStatus: 200, billed: 1 }]);
  });
});

describe('a slow answer', () => {
  it('comes whole after its delay', async () => {
    const waits: number[] = [];
    const api = await start({
      pause: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
    });
    expect(JSON.parse(parse(await verify(api, 'slow-answer')).body)).toMatchObject({ status: '1' });
    expect(waits).toEqual([1_500]);
  });

  const endings: readonly [ScenarioName, RegExp][] = [
    ['slow-silent', /^$/],
    ['slow-after-headers', /^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\n$/],
    ['slow-drip', /^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\n\{"status":"1"/],
  ];

  it.each(endings)('%s is given up after 30 seconds, incomplete', async (scenario, expected) => {
    let waitedMs = 0;
    const api = await start({
      pause: (ms) => {
        waitedMs += ms;
        // A real turn of the event loop, so that what was written leaves.
        return new Promise((resolve) => setImmediate(resolve));
      },
    });
    const received = await verify(api, scenario);
    expect(received.text).toMatch(expected);
    expect(waitedMs).toBe(30_000);
    const { headers, body } = parse(received);
    if (received.text !== '') {
      expect(Number(headers.get('content-length'))).toBeGreaterThan(Buffer.byteLength(body));
    }
  });

  it('is not waited for once the client has left', async () => {
    let begun: () => void;
    const waiting = new Promise<void>((resolve) => {
      begun = resolve;
    });
    let left: () => void;
    const over = new Promise<void>((resolve) => {
      left = resolve;
    });
    const api = await start({
      pause: (_ms, signal) => {
        begun();
        signal.addEventListener('abort', () => left());
        return over;
      },
    });
    const body = await bodyFor('slow-silent');
    const socket = dial(api);
    socket.write(head(api, body.length) + body);
    await waiting;
    socket.destroy();
    await over;
    expect(api.calls).toMatchObject([{ scenario: 'slow-silent', httpStatus: 'cut', billed: 1 }]);
  });

  it('really takes its time, unless told otherwise', async () => {
    const api = await startFaceApi();
    const body = await bodyFor('slow-silent');
    const socket = dial(api);
    const received = listen(socket);
    socket.write(head(api, body.length) + body);
    await roundTrip(api);
    expect(socket.readableEnded || socket.destroyed).toBe(false);
    // Closing does not wait for the 30 seconds.
    await api.close();
    expect((await received).text).toBe('');
    socket.destroy();
  });
});

describe('the stand-in', () => {
  it('keeps a connection alive from call to call', async () => {
    const api = await start();
    const body = await bodyFor('status-1');
    const request = head(api, body.length, { headers: { Connection: 'keep-alive' } }) + body;
    const last = head(api, body.length) + body;
    const { text } = await sendBytes(api, request + request + last);
    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
    expect(api.calls).toHaveLength(3);
  });

  it('answers the ordinary client of Node', async () => {
    const api = await start();
    const answer = await fetch(api.url, {
      method: 'POST',
      headers: { Authorization: `APPCODE ${api.appCode}` },
      body: new URLSearchParams(Object.entries(await fieldsFor('status-2'))),
    });
    expect(await answer.json()).toMatchObject({ status: '2' });
  });

  it('writes down a client that left within its request, and bills nothing', async () => {
    const api = await start();
    const socket = dial(api);
    socket.write(`${head(api, 1_000)}name=`);
    await roundTrip(api);
    socket.destroy();
    // The stand-in hears of it before the next connection is served.
    for (let i = 0; i < 20 && api.calls.length < 2; i += 1) await roundTrip(api);
    expect(api.calls).toContainEqual(
      expect.objectContaining({ httpStatus: 'cut', scenario: null, billed: 0 }),
    );
  });

  it('says so when its port is taken, and frees it when closed', async () => {
    const first = await start();
    const port = Number(new URL(first.url).port);
    await expect(startFaceApi({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await first.close();
    await first.close();
    const second = await start({ port });
    expect(new URL(second.url).port).toBe(String(port));
  });
});
