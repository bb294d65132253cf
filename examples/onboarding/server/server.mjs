/** The onboarding of an imaginary shop: `node server.mjs`. Node's own modules only. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { caseOf, caseOfSession, giveEventBack, takeEvent } from './cases.mjs';
import { begin, finish } from './onboarding.mjs';
import { settings } from './settings.mjs';
import { readEvent } from './webhook.mjs';

const PAGE = readFileSync(new URL('./page.html', import.meta.url));
/** An event has some hundred bytes. */
const MOST_BYTES = 10_000;

async function bodyOf(request) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error('a body that is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const json = (status, value) => ({ status, type: 'application/json', body: JSON.stringify(value) });
const nothing = (status) => ({ status, type: 'text/plain', body: '' });

/** 2xx: it will not come again. 5xx: it will, with the same id. 4xx: it was none of the service's. */
async function webhook(request) {
  const event = readEvent(request.headers, await bodyOf(request), settings.verifyKey);
  if (event === null) return nothing(401);
  const found = caseOfSession(event.sessionId);
  // None of ours (any more): there is nothing to do, and it need not come again.
  if (found === undefined || found.nonce !== event.nonce) return nothing(204);
  // It comes at least once: the second time there is nothing to do, either.
  if (!takeEvent(event.id)) return nothing(204);
  try {
    await finish(found);
    return nothing(204);
  } catch (error) {
    giveEventBack(event.id);
    console.error(`case ${found.id}: ${error.message}`);
    return nothing(500);
  }
}

function stateOf(id) {
  const found = caseOf(id);
  return found === undefined ? nothing(404) : json(200, { state: found.state });
}

async function answer(request) {
  const { method, url = '' } = request;
  if (method === 'GET' && url === '/') return { status: 200, type: 'text/html; charset=utf-8', body: PAGE };
  if (method === 'POST' && url === '/cases') return json(201, await begin());
  if (method === 'POST' && url === '/webhook') return webhook(request);
  const id = /^\/cases\/([\w-]{22})$/.exec(url)?.[1];
  return method === 'GET' && id !== undefined ? stateOf(id) : nothing(404);
}

const server = createServer((request, response) => {
  answer(request)
    .catch((error) => {
      console.error(error.message);
      return nothing(502);
    })
    .then(({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body));
});

server.listen(settings.port, '127.0.0.1', () => {
  console.log(`onboarding: http://127.0.0.1:${server.address().port}`);
});
process.once('SIGTERM', () => server.close(() => process.exit(0)).closeAllConnections());
