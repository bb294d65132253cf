/** `npm run docs`: writes the tables of the docs anew from the code. A test compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BACK_OFF_MS } from '../cloudfunctions/face-verify/src/domain/request';
import {
  GATEWAY_ROWS,
  type GatewayRow,
  OTHER_ROW,
} from '../cloudfunctions/face-verify/src/face-api/gateway-rows';
import { HTTP_STATUS } from '../cloudfunctions/face-verify/src/http';
import { INTEGRATOR_ERRORS } from '../cloudfunctions/face-verify/src/integrators/errors';
import { SETTING_ROWS } from '../cloudfunctions/face-verify/src/setting-rows';
import { COLLECTIONS, type IndexFields } from '../cloudfunctions/face-verify/src/stores/collections';
import { ERRCODE_ROWS, OTHER_ERRCODE } from '../cloudfunctions/face-verify/src/wechat/errcode-rows';
import {
  OTHER_RET,
  VERIFY_RET_ROWS,
  type VerifyRetRow,
} from '../cloudfunctions/face-verify/src/wechat/verify-ret-rows';
import { ERROR_CODES, ERRORS } from '../miniprogram/contract/errors';
import { OUTCOME_CODES, OUTCOMES } from '../miniprogram/contract/outcome';
import { WRITTEN } from './deploy/manifest';
import { guidelineBlock, pricesEn, pricesZh, steps, stepsZh } from './deploy/tables';
import { code, replaceTables, table } from './markdown';

const ROOT = resolve(__dirname, '..');

function outcomes(): string {
  const head = ['status', 'code', 'state', 'name and number', 'face', 'next', 'charged', 'uses an attempt'];
  return table(
    head,
    OUTCOME_CODES.map((name) => {
      const { status, state, nameCheck, faceCheck, next, charged, countsAsAttempt } = OUTCOMES[name];
      const uses = countsAsAttempt ? 'yes' : 'no';
      const said = name === 'UNRECOGNISED' ? 'any other' : (status ?? '–');
      return [said, code(name), `**${state}**`, nameCheck, faceCheck, next, charged, uses];
    }),
  );
}

function errors(): string {
  return table(
    ['code', 'state', 'next'],
    ERROR_CODES.map((name) => [code(name), ERRORS[name].state, ERRORS[name].next]),
  );
}

const RESEND = { never: 'no', once: 'once', 'back-off': 'at most twice, backing off' } as const;

function gateway(): string {
  const row = ({ codes, messages, onlyWith, problem, user, resend }: GatewayRow): readonly string[] => {
    const proof = onlyWith === undefined ? '' : ` with “${onlyWith}”`;
    const told = [...codes.filter((text) => text !== '').map(code), ...messages.map((text) => `“${text}…”`)];
    return [code(problem), `${told.join(' ') || 'anything else'}${proof}`, user, RESEND[resend]];
  };
  const head = ['problem', 'code or message of the gateway', 'the user sees', 'sent again by itself'];
  return table(head, [...GATEWAY_ROWS, OTHER_ROW].map(row));
}

function integratorErrors(): string {
  const statuses = Object.entries(HTTP_STATUS);
  const rows = Object.entries(INTEGRATOR_ERRORS).map(([name, meaning]) => {
    const status = statuses.find(([known]) => known === name)?.[1];
    return [code(name), String(status), meaning];
  });
  return table(['code', 'HTTP', 'means'], rows);
}

function deliveries(): string {
  const minutes = BACK_OFF_MS.map((ms) => ms / 60_000);
  const later = minutes.map((wait, i) => [String(i + 2), `${wait} minutes after the one before`]);
  return table(['delivery', 'at the earliest'], [['1', 'the end of the verification'], ...later]);
}

function settings(): string {
  const rows = SETTING_ROWS.map(({ name, meaning, fallback, obtain }) => {
    const without = obtain === undefined ? 'none' : 'required';
    return [code(name), meaning, fallback === null ? without : code(fallback)];
  });
  return table(['variable', 'meaning', 'default'], rows);
}

function collections(): string {
  const shown = (fields: IndexFields): string =>
    fields.map(([field, order]) => `${code(field)} ${order === 1 ? '↑' : '↓'}`).join(', ');
  const rows = COLLECTIONS.map(({ name, keeps, indexes }) => [
    code(name),
    keeps,
    indexes.map(shown).join('; '),
  ]);
  return table(['collection', 'one document is', 'indexes'], rows);
}

/** What the person sees of a number of WeChat's, and whose fault it is. */
function wechatRet(row: VerifyRetRow): readonly string[] {
  const rets = row.rets.length === 0 ? 'anything else' : row.rets.join(' ');
  switch (row.means) {
    case 'outcome': {
      const { state, next, countsAsAttempt } = OUTCOMES[row.outcome];
      return [rets, code(row.outcome), `**${state}**`, next, row.fault, countsAsAttempt ? 'yes' : 'no'];
    }
    case 'running':
      return [rets, 'asked again', '–', 'wait', row.fault, '–'];
    case 'paused':
      return [rets, code(row.problem), '**paused**', 'alternative', row.fault, 'no'];
    case 'unknown':
      return [rets, code(row.problem), '**unknown**', 'wait', row.fault, 'no'];
  }
}

function wechatRets(): string {
  const head = ['`verify_ret`', 'code', 'state', 'next', 'at fault', 'uses an attempt'];
  return table(head, [...VERIFY_RET_ROWS, OTHER_RET].map(wechatRet));
}

function wechatErrcodes(): string {
  const again = { renew: 'once, with a new token', later: 'a query is', never: 'no' } as const;
  const head = ['`errcode`', 'problem', 'the user sees', 'at fault', 'charged', 'asked again'];
  return table(
    head,
    [...ERRCODE_ROWS, OTHER_ERRCODE].map((row) => [
      row.errcodes.join(' ') || 'anything else',
      code(row.problem),
      row.user,
      row.fault,
      row.charged,
      again[row.again],
    ]),
  );
}

const TABLES = {
  wechatRets,
  wechatErrcodes,
  settings,
  collections,
  outcomes,
  errors,
  gateway,
  integratorErrors,
  deliveries,
  steps,
  stepsZh,
  prices: pricesEn,
  pricesZh,
  guideline: guidelineBlock,
} as const;

/** Which files hold which tables, between `<!-- table: name -->` and `<!-- end -->`. */
export const DOCUMENTS = [
  'docs/outcomes.md',
  'docs/verifiers.md',
  'docs/operate.md',
  'docs/integrate.md',
  'docs/go-live.md',
  'docs/go-live.zh-CN.md',
] as const;

const isTable = (name: string): name is keyof typeof TABLES => Object.hasOwn(TABLES, name);

/** The text with its tables made anew. @throws Error for a table that nobody knows */
export function withTables(text: string): string {
  return replaceTables(text, (name) => {
    if (!isTable(name)) throw new Error(`no such table: ${name}`);
    return TABLES[name]();
  });
}

if (require.main === module) {
  for (const path of DOCUMENTS) {
    const file = resolve(ROOT, path);
    writeFileSync(file, withTables(readFileSync(file, 'utf8')));
  }
  for (const [path, text] of Object.entries(WRITTEN)) writeFileSync(resolve(ROOT, path), text());
}
