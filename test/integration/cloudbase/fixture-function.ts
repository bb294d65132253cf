/** A cloud function for the tests of the stand-in: bundled and run by it as a real one would be. */

interface Event {
  readonly op: string;
  readonly [name: string]: unknown;
}

const cloud: {
  init(options: { env: string }): void;
  readonly DYNAMIC_CURRENT_ENV: string;
  getWXContext(): Record<string, unknown>;
  callFunction(options: { name: string; data: object }): Promise<{ result: unknown }>;
  database(): { collection(name: string): { add(options: { data: object }): Promise<unknown> } };
} = require('wx-server-sdk');

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

/** Callers who wait for the others: proof that their calls overlap. */
let waiting: (() => void)[] = [];
let calls = 0;

function meet(count: number): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length < count) return;
    for (const go of waiting) go();
    waiting = [];
  });
}

const OPERATIONS: Record<string, (event: Event, context: unknown) => unknown> = {
  echo: (event) => event,
  context: (_event, context) => context,
  calls: () => calls,
  environment: () => Object.keys(process.env).sort(),
  setting: ({ name }) => process.env[String(name)],
  nothing: () => undefined,
  circular: () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    return circle;
  },
  answer: ({ bytes }) => 'x'.repeat(Number(bytes)),
  throw: ({ message }) => {
    throw new Error(String(message));
  },
  hang: () => new Promise(() => undefined),
  exit: () => process.exit(3),
  reject: () => {
    void Promise.reject(new Error('nobody handles this'));
    return new Promise(() => undefined);
  },
  print: () => {
    console.log('to stdout');
    console.error('to stderr');
  },
  add: async ({ id }) =>
    cloud
      .database()
      .collection('things')
      .add({ data: { _id: id } }),
  call: async ({ name, data }) =>
    (await cloud.callFunction({ name: String(name), data: Object(data) })).result,
};

export async function main(event: Event, context: unknown): Promise<unknown> {
  const caller = cloud.getWXContext();
  calls += 1;
  if (event.op === 'whoami') {
    await meet(Number(event['meet'] ?? 1));
    return caller;
  }
  const operation = OPERATIONS[event.op];
  if (operation === undefined) throw new Error(`no operation ${event.op}`);
  return operation(event, context);
}
