import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createFaceApi } from '../../../cloudfunctions/face-verify/src/face-api/client';
import { createTransport } from '../../../cloudfunctions/face-verify/src/transport';

let server: Server;
let url: string;
let connections: number;
let bodies: string[];
let now: number;

beforeEach(async () => {
  connections = 0;
  bodies = [];
  now = 0;
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('latin1');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      bodies.push(body);
      response.end('{"status":"1"}');
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/face`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const subject = { name: '张三', idNumber: '11010519491231002X' };

function client(slept: number[] = []) {
  return createFaceApi({
    url,
    appCode: 'app-code',
    timeoutMs: 2000,
    transport: createTransport(() => now),
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms);
    },
    random: () => 0,
  });
}

describe('a face API that is not there', () => {
  it('was provably not asked: tried once more, busy, and free', async () => {
    await new Promise((resolve) => server.close(resolve));
    const slept: number[] = [];
    const { reply, evidence } = await client(slept).verify(subject, Buffer.alloc(10));
    expect(reply).toEqual({ kind: 'busy', problem: 'UNREACHABLE', resend: 'once', charged: 'no' });
    expect(evidence).toMatchObject({ sends: 2, requestIds: [], httpStatus: null });
    expect(slept).toEqual([0]);
  });
});

describe('calls in turn', () => {
  it('share a connection while it is surely alive', async () => {
    const api = client();
    for (let i = 0; i < 3; i += 1) {
      await api.verify(subject, Buffer.alloc(10));
      // The connection is free again one turn of the event loop after its answer.
      await new Promise(setImmediate);
    }
    expect(connections).toBe(1);
  });

  it('do not trust a connection that a frozen instance slept on', async () => {
    const api = client();
    await api.verify(subject, Buffer.alloc(10));
    now += 60_000;
    await api.verify(subject, Buffer.alloc(10));
    expect(connections).toBe(2);
  });
});

describe('the body', () => {
  it('is a form in which no + of the Base64 can become a space', async () => {
    const jpeg = Buffer.from('fbefbefbefbe', 'hex');
    expect(jpeg.toString('base64')).toContain('+');
    await client().verify(subject, jpeg);
    expect(bodies[0]).not.toMatch(/[+ ]/);
    expect(Object.fromEntries(new URLSearchParams(bodies[0]))).toEqual({
      idCard: subject.idNumber,
      name: '张三',
      image: jpeg.toString('base64'),
    });
  });
});
