/** Where the paid path touches something that can fail, and in which ways it does. Data, in the order of the path. */
import type { FaultEffect, FaultRule } from '../cloudbase';
import type { ScenarioName } from '../face-api';

/** One call of the cloud on the paid path (docs/architecture.md). */
export interface Step {
  readonly name: string;
  /** What the face API would say, or says. */
  readonly scenario: ScenarioName;
  /** The photo comes from cloud storage instead of inline. */
  readonly isUploaded: boolean;
  /** The calls that fail: one, or several that fail together. */
  readonly matches: readonly FaultRule['match'][];
  /** Calls of the cloud that are made until this one's trip is under way, all of it. */
  readonly callsUntil: number;
  /** Whether the money is spent already. */
  readonly isAfterPost: boolean;
}

type Where = Omit<Step, 'name' | 'scenario' | 'matches'>;

const READ: Where = { isUploaded: false, callsUntil: 6, isAfterPost: false };
const RESERVE: Where = { isUploaded: false, callsUntil: 11, isAfterPost: false };
const photoTrip = (calls: number): Where => ({ isUploaded: true, callsUntil: 6 + calls, isAfterPost: false });
const recordTrip = (writes: number): Where => ({
  isUploaded: false,
  callsUntil: 11 + writes,
  isAfterPost: true,
});

const get = (collection: string) => ({ action: 'database.getDocument', collection }) as const;
const add = (collection: string) => ({ action: 'database.insertDocument', collection }) as const;
const change = (collection: string, nth = 1) =>
  ({ action: 'database.modifyDocument', collection, nth }) as const;

/** The reservation is the session's first change, the record its second. */
const RECORD_ROW = change('attempts');
const RECORD_SESSION = change('verifications', 2);

const pass = (name: string, where: Where, ...matches: Step['matches']): Step => ({
  ...where,
  name,
  scenario: 'status-1',
  matches,
});

export const STEPS: readonly Step[] = [
  pass('read the session', READ, get('verifications')),
  pass('read the row', READ, get('attempts')),
  pass('read the places of the day', READ, get('tallies')),
  pass('read the calls of the day', READ, get('calls')),
  pass('read the state of the service', READ, get('service')),
  pass('photo: ask for its address', photoTrip(1), { action: 'storage.batchGetDownloadUrl' }),
  pass('photo: download', photoTrip(2), { action: 'storage.download' }),
  pass('photo: delete', photoTrip(3), { action: 'storage.batchDeleteFile' }),
  pass('reserve: session', RESERVE, change('verifications')),
  pass('reserve: row', RESERVE, add('attempts')),
  pass('reserve: place of the day', RESERVE, add('tallies')),
  pass('reserve: call of the day', RESERVE, change('calls')),
  pass('record a pass: row', recordTrip(2), RECORD_ROW),
  pass('record a pass: session', recordTrip(2), RECORD_SESSION),
  pass('record a pass: row and session', recordTrip(2), RECORD_ROW, RECORD_SESSION),
  {
    ...pass('record another face: the picture that failed', recordTrip(3), change('tallies')),
    scenario: 'status-3',
  },
  {
    ...pass('record status 203: places given back', recordTrip(4), change('tallies')),
    scenario: 'status-203',
  },
  {
    ...pass('record an exhausted package: pause', recordTrip(5), add('service')),
    scenario: 'gateway-B403MQ',
  },
];

/** One way in which a call of the cloud fails. */
export interface Kind {
  readonly name: string;
  readonly effect: FaultEffect;
  /** Every call like it from here on, until it is over; otherwise this one only. */
  readonly lasts: boolean;
  /** The function's instance dies while its call is held. */
  readonly kills: boolean;
}

const once = (name: string, effect: FaultEffect): Kind => ({ name, effect, lasts: false, kills: false });

export const KINDS: readonly Kind[] = [
  once('slow', { kind: 'slow', ms: 60 }),
  once('cut before', { kind: 'cut-before' }),
  once('cut after', { kind: 'cut-after' }),
  once('HTTP 500', { kind: 'http-500' }),
  once('error code', { kind: 'error', code: 'DATABASE_REQUEST_FAILED' }),
  { ...once('out for good', { kind: 'cut-before' }), lasts: true },
  { ...once('killed before', { kind: 'hold' }), kills: true },
  { ...once('killed after', { kind: 'hold-answer' }), kills: true },
];

/**
 * One of each class of face-api.md §4 and of each way in which an answer is none; all of them stand in
 * `test/integration/function/roster.test.ts`.
 */
export const ANSWERS: readonly ScenarioName[] = [
  'status-1',
  'status-3',
  'status--1',
  'status--4',
  'status-203',
  'status-unlisted',
  'gateway-B403MQ',
  'gateway-A401AC',
  'gateway-A403IP',
  'gateway-T429PA',
  'gateway-T429ID',
  'gateway-B451DO',
  'gateway-I404NF',
  'gateway-I400BD',
  'gateway-I413RL',
  'gateway-D504CO-never-sent',
  'gateway-D504CO-cut',
  'gateway-N502RE',
  'gateway-D504TO',
  'gateway-D503CB',
  'gateway-X500ER',
  'gateway-unknown-code',
  'body-html-200',
  'body-another-person',
  'http-450-status-203',
  'slow-silent',
  'cut-before-body',
  'cut-after-body',
  'cut-in-body',
];
