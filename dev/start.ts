/**
 * `npm start`: builds the function, starts the stand-ins on loopback, and serves the mini-program for a
 * browser in front of them. Stays up until Ctrl-C, and frees its ports.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureFunction } from '../scripts/build';
import { startHouse } from './house';
import { startHttpTrigger } from './http-trigger';
import { personRoute } from './person-route';
import { startPreview } from './preview';
import { printFaces, printIntegration, printReady } from './print';
import { redeployOnChange } from './redeploy';
import { startTimer, timerRoute } from './timer';

const MINIPROGRAM = resolve(__dirname, '../miniprogram');

/** The preview's; the cloud, the face API and the HTTP access have the three after it. */
const FIRST_PORT = 4310;

const USAGE = `Usage
  npm start
  npm start -- [--port NUMBER] [--webhook URL] [--faces]

  --port NUMBER  the first of four ports in a row; 0: any four that are free. Otherwise ${FIRST_PORT}
  --webhook URL  where the integrator hears of ends. Otherwise /webhook on the port after the four, where
                 examples/onboarding listens; with --port 0 nowhere
  --faces        who is enrolled (npm run enrol) passes by his face alone; in the browser, too`;

class UsageError extends Error {}

type Started = { readonly close: () => Promise<void> };

/** Frees what was started, last first. */
async function closeAll(started: readonly Started[]): Promise<void> {
  for (const { close } of [...started].reverse()) await close();
}

interface Given {
  /** The first port, or 0. */
  readonly first: number;
  readonly webhook: string | null;
  readonly comparesFaces: boolean;
}

function readArguments(): Given {
  try {
    const options = {
      port: { type: 'string' },
      webhook: { type: 'string' },
      faces: { type: 'boolean', default: false },
    } as const;
    const { port = String(FIRST_PORT), webhook, faces } = parseArgs({ options }).values;
    const first = Number(port);
    const isPort = first === 0 || (Number.isInteger(first) && first >= 1024 && first <= 65_531);
    if (isPort && (webhook === undefined || URL.canParse(webhook))) {
      const usual = first === 0 ? null : `http://127.0.0.1:${first + 4}/webhook`;
      return { first, webhook: webhook ?? usual, comparesFaces: faces };
    }
  } catch {
    // Told below, like a port that is none.
  }
  throw new UsageError(USAGE);
}

/** Loaded on demand: whoever does not compare faces waits for none of it. */
const openFaces = async () => (await import('./faces/tools')).openFaces();

async function start(started: Started[], { first, webhook, comparesFaces }: Given): Promise<void> {
  const port = (nth: number): number => (first === 0 ? 0 : first + nth);
  const [faces] = await Promise.all([comparesFaces ? openFaces() : undefined, ensureFunction()]);
  const house = await startHouse({
    cloudPort: port(1),
    faceApiPort: port(2),
    ...(webhook === null ? {} : { webhook }),
    ...(faces === undefined ? {} : { faces }),
  });
  started.push(house);
  const { service, backend } = house;
  const preview = await startPreview({ miniprogramRoot: MINIPROGRAM, backend, port: port(0) });
  started.push(preview);
  const before = personRoute(service.cloudbase).route('/', timerRoute(service.cloudbase));
  const trigger = await startHttpTrigger({ cloudbase: service.cloudbase, port: port(3), before });
  started.push(trigger);
  started.push(startTimer(service.cloudbase));
  started.push(redeployOnChange(service.deployed, (line) => console.log(line)));

  printReady(preview.url, performance.now());
  if (faces !== undefined) printFaces(faces.register.people().length);
  printIntegration(trigger.url, preview.url, service.integrator);
  console.log('\nCtrl-C stops everything.');
}

/** What went wrong, and how to go on, for a person who reads it in a terminal. */
function explain(error: unknown, first: number): string {
  if (error instanceof UsageError) return error.message;
  if (!(error instanceof Error)) return 'failed';
  const { message } = error;
  if (!('code' in error) || error.code !== 'EADDRINUSE') return message;
  const port = 'port' in error ? error.port : message.replace(/.*:(\d+)\D*$/, '$1');
  return (
    `port ${port} is taken, by another \`npm start\` perhaps.\n` +
    `Stop that one, or take other ports:  npm start -- --port ${first + 100}`
  );
}

async function main(): Promise<void> {
  const started: Started[] = [];
  let isStopping = false;
  const stop = (code: number): void => {
    if (isStopping) return;
    isStopping = true;
    void closeAll(started).finally(() => process.exit(code));
  };
  const onSignal = (): void => {
    console.log('\nstopping');
    stop(0);
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  let first = FIRST_PORT;
  try {
    const given = readArguments();
    first = given.first;
    await start(started, given);
  } catch (error) {
    console.error(`start: ${explain(error, first)}`);
    stop(error instanceof UsageError ? 2 : 1);
  }
}

void main();
