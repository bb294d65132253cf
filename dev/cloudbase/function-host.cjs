/**
 * Runs one built cloud function in a clean process of its own, as the cloud's runtime does.
 *
 * Plain JavaScript: the process must hold nothing but Node and the function. It is told its entry as
 * an argument, takes calls over IPC, and dies with its parent.
 */
'use strict';

/** @type {string[]} names of the variables of the latest call */
let contextNames = [];

/** The SDK reads the caller from the environment, so the next call's caller replaces the last one's. */
function setCaller(/** @type {Record<string, string>} */ variables) {
  for (const name of contextNames) delete process.env[name];
  contextNames = Object.keys(variables);
  Object.assign(process.env, variables);
}

function load() {
  const { main } = require(process.argv[2]);
  if (typeof main !== 'function') throw new TypeError('index.js exports no function named main');
  return main;
}

function describe(/** @type {unknown} */ error) {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

async function answer(main, { id, event, variables, context }) {
  try {
    // No await between these two: `main` reads the caller before its own first await.
    setCaller(variables);
    const result = await main(event, context);
    process.send({ type: 'returned', id, text: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    process.send({ type: 'threw', id, message: describe(error) });
  }
}

process.on('disconnect', () => process.exit());

try {
  const main = load();
  process.on('message', (call) => void answer(main, call));
  process.send({ type: 'ready' });
} catch (error) {
  process.send({ type: 'load-failed', message: describe(error) }, () => process.exit(1));
}
