/** What one verification asks of the cloud, counted from the stand-in's journal. */
import * as v from 'valibot';
import { CONSENT_VERSION, FUNCTION_NAME } from '../../miniprogram/contract/actions';
import { uploadPath } from '../../miniprogram/contract/image';
import type { Cloudbase, JournalEntry } from '../cloudbase';
import { beginDay } from '../daily-shards';
import { type FaceApi, personFor, type ScenarioName, startFaceApi } from '../face-api';
import { drawPortrait } from '../sample-photo';
import { COLLECTIONS, startService } from '../service';

/** Operations of one call of the function, by kind. */
export interface Operations {
  readonly read: number;
  readonly insert: number;
  readonly update: number;
  readonly remove: number;
  readonly database: number;
  readonly storage: number;
  /** Paid calls of the face API. */
  readonly faceApi: number;
}

export interface Step {
  readonly name: string;
  readonly operations: Operations;
  /** As its caller sees it: on this machine, with a face API that answers at once. */
  readonly functionMs: number;
  /** `data` of the call and its answer. */
  readonly requestBytes: number;
  readonly responseBytes: number;
}

export interface Way {
  readonly name: string;
  readonly steps: readonly Step[];
  /** JSON of all documents that are there afterwards, the shared ones of the day not counted. */
  readonly storedBytes: number;
}

const KINDS: Readonly<Record<string, 'read' | 'insert' | 'update' | 'remove'>> = {
  'database.getDocument': 'read',
  'database.aggregateDocuments': 'read',
  'database.insertDocument': 'insert',
  'database.modifyDocument': 'update',
  'database.removeDocument': 'remove',
};

function operationsOf(entries: readonly JournalEntry[], faceApi: number): Operations {
  const counted = { read: 0, insert: 0, update: 0, remove: 0, database: 0, storage: 0, faceApi };
  for (const { action } of entries) {
    const kind = KINDS[action];
    if (kind !== undefined) {
      counted[kind] += 1;
      counted.database += 1;
    } else if (action.startsWith('storage.')) counted.storage += 1;
    else if (action !== 'functions.call') throw new Error(`${action} is not counted`);
  }
  return counted;
}

/** Shared by everybody, and there before. */
const SHARED = new Set(['calls', 'service']);

interface Bench {
  readonly cloudbase: Cloudbase;
  readonly faceApi: FaceApi;
}

async function step(
  { cloudbase, faceApi }: Bench,
  name: string,
  data: Readonly<Record<string, unknown>>,
  caller: Readonly<Record<string, unknown>>,
): Promise<{ readonly step: Step; readonly answer: unknown }> {
  cloudbase.journal.clear();
  const paid = faceApi.calls.length;
  const startedAt = performance.now();
  const answer = await cloudbase.callFunction({ name: FUNCTION_NAME, data, ...caller });
  const functionMs = Math.round(performance.now() - startedAt);
  const counted: Step = {
    name,
    operations: operationsOf(cloudbase.journal.entries(), faceApi.calls.length - paid),
    functionMs,
    requestBytes: Buffer.byteLength(JSON.stringify(data)),
    responseBytes: Buffer.byteLength(JSON.stringify(answer)),
  };
  return { step: counted, answer };
}

const Opened = v.object({ data: v.object({ session: v.object({ sessionId: v.string() }) }) });

/** A verification as the pages make it: open, send, and ask once how it stands. */
async function walk(
  bench: Bench,
  name: string,
  scenario: ScenarioName,
  photo: Buffer,
  isUploaded: boolean,
): Promise<Way> {
  const { cloudbase } = bench;
  cloudbase.clear();
  beginDay(cloudbase);
  const caller = { openId: 'a person' };
  const attemptId = 'attempt-attempt-attemp';
  const opened = await step(bench, 'openSession', { action: 'openSession' }, caller);
  const { sessionId } = v.parse(Opened, opened.answer).data.session;
  const { name: person, idNumber } = personFor(scenario);
  const sent = isUploaded
    ? { fileId: cloudbase.storage.put(uploadPath(attemptId), photo) }
    : { base64: photo.toString('base64') };
  const consent = { version: CONSENT_VERSION, face: true, guardian: false };
  const submit = {
    action: 'submitAttempt',
    sessionId,
    attemptId,
    name: person,
    idNumber,
    photo: sent,
    consent,
  };
  const submitted = await step(bench, 'submitAttempt', submit, caller);
  const looked = await step(bench, 'getSession', { action: 'getSession', sessionId }, caller);
  const stored = COLLECTIONS.filter((collection) => !SHARED.has(collection));
  const documents = stored.flatMap((collection) => cloudbase.database.documents(collection));
  return {
    name,
    steps: [opened.step, submitted.step, looked.step],
    storedBytes: Buffer.byteLength(documents.map((document) => JSON.stringify(document)).join('')),
  };
}

/** The sweep of a timer that finds nothing to do. */
async function idleSweep(bench: Bench): Promise<Way> {
  bench.cloudbase.clear();
  const swept = await step(bench, 'sweep', {}, { extra: { SOURCE: 'wx_trigger' } });
  return { name: 'timer, nothing to do', steps: [swept.step], storedBytes: 0 };
}

/** Runs each way once, after a warm-up. Expects a built function. */
export async function countWays(): Promise<readonly Way[]> {
  const faceApi = await startFaceApi();
  const service = await startService({ faceApi });
  try {
    const bench: Bench = { cloudbase: service.cloudbase, faceApi };
    const photo = await drawPortrait({ width: 768, height: 1024, format: 'jpeg' });
    await walk(bench, 'warm-up', 'status-1', photo, false);
    return [
      await walk(bench, 'inline, pass', 'status-1', photo, false),
      await walk(bench, 'inline, another face', 'status-3', photo, false),
      await walk(bench, 'inline, status 203', 'status-203', photo, false),
      await walk(bench, 'uploaded, pass', 'status-1', photo, true),
      await idleSweep(bench),
    ];
  } finally {
    await service.close();
    await faceApi.close();
  }
}
