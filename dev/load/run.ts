/** The load: many people at once through the built function, with faults; then one at a time, without. */
import { quantile } from '../../bench/statistics';
import { readLedger } from '../ledger-row';
import { drawPortrait } from '../sample-photo';
import { mostTrips, ownTimes } from './own-time';
import { idNumberOf } from './people';
import { type Call, open, type Visit, type Visited } from './phone';
import { createRandom, type Random } from './random';
import { type LoadService, startLoadService } from './service';
import { type Totals, totalsOf } from './totals';
import { createTrouble } from './trouble';

export interface LoadOptions {
  /** At once. */
  readonly people: number;
  readonly verifications: number;
  /** Share of the verifications with which a fault is injected, 0 to 1. */
  readonly faults: number;
  readonly seed: number;
}

interface Spread {
  readonly p50: number;
  readonly p95: number;
}

export interface LoadReport extends Totals {
  readonly verifications: number;
  /** One at a time after the load: milliseconds without the face API's answer and the work on the image. */
  readonly ownMs: Spread;
  /** After the load, each shard of the day's count being there. */
  readonly dbTripsSequentialMax: number;
  /** Milliseconds of a submit while everybody submits. */
  readonly underLoadMs: Spread;
  readonly faultsInjected: number;
  /** Verifications for which a session could be opened. */
  readonly submitted: number;
}

/** A few sizes: not every submit is of the same bytes. */
const PICTURES = 4;
const TAPS_TWICE = 0.1;
const ALONE = 60;
const COUNTED = 6;

async function drawPictures(): Promise<readonly [string, ...string[]]> {
  const draw = async (i: number): Promise<string> =>
    (await drawPortrait({ width: 180 + 8 * i, height: 240, format: 'jpeg' })).toString('base64');
  const [first, ...others] = await Promise.all(Array.from({ length: PICTURES }, (_, i) => draw(i)));
  if (first === undefined) throw new RangeError('no pictures');
  return [first, ...others];
}

const spread = (values: readonly number[]): Spread => {
  const round = (value: number): number => Math.round(value * 10) / 10;
  return { p50: round(quantile(values, 0.5)), p95: round(quantile(values, 0.95)) };
};

/** `people` at once, each after his last verification the next one, until there were `verifications`. */
async function runLoad(
  { people, verifications, faults }: LoadOptions,
  { cloudbase, faceApi, instances }: LoadService,
  pictures: readonly [string, ...string[]],
  random: Random,
): Promise<{ readonly visits: readonly Visited[]; readonly injected: number }> {
  const trouble = createTrouble(cloudbase, faceApi, faults, random);
  const visits: Visited[] = [];
  let begun = 0;
  const person = async (number: number): Promise<void> => {
    const home = instances[number % instances.length] ?? instances[0];
    // The second tap may meet another instance than the first.
    const instance = (): string => (random.next() < TAPS_TWICE ? random.pick(instances) : home);
    while (begun < verifications) {
      const index = begun;
      begun += 1;
      trouble.stir();
      const call: Call = (openId, data) => cloudbase.callFunction({ name: instance(), data, openId });
      const tapsTwice = random.next() < TAPS_TWICE;
      const idNumber = idNumberOf(index);
      const submit = await open(call, {
        openId: `person-${number}`,
        idNumber,
        base64: random.pick(pictures),
        tapsTwice,
      });
      if (submit !== null) visits.push(await submit());
    }
  };
  await Promise.all(Array.from({ length: people }, (_, i) => person(i)));
  cloudbase.faults.clear();
  return { visits, injected: trouble.injected };
}

/** Nobody else is there, and everybody passes. */
async function runAlone(
  { cloudbase, faceApi, instances: [name] }: LoadService,
  [base64]: readonly [string, ...string[]],
  from: number,
): Promise<Pick<LoadReport, 'ownMs' | 'dbTripsSequentialMax'>> {
  faceApi.force('status-1');
  let begun = 0;
  const call: Call = (openId, data) => cloudbase.callFunction({ name, data, openId });
  const single = async (): Promise<() => Promise<Visited>> => {
    const idNumber = idNumberOf(from + begun);
    begun += 1;
    const visit: Visit = { openId: `alone-${begun}`, idNumber, base64, tapsTwice: false };
    const submit = await open(call, visit);
    if (submit === null) throw new Error('a session without trouble was not opened');
    return submit;
  };
  const own = await ownTimes(cloudbase, single, ALONE);
  return { ownMs: spread(own), dbTripsSequentialMax: await mostTrips(cloudbase, single, COUNTED) };
}

/** Expects a built function. */
export async function load(options: LoadOptions): Promise<LoadReport> {
  const pictures = await drawPictures();
  const service = await startLoadService();
  try {
    const { cloudbase, faceApi } = service;
    const { visits, injected } = await runLoad(options, service, pictures, createRandom(options.seed));
    const bills = visits.map(({ attemptId, idNumber }) => ({
      attemptId,
      billed: faceApi.callsAbout(idNumber).reduce((sum, { billed }) => sum + billed, 0),
    }));
    const totals = totalsOf(readLedger(cloudbase), bills, faceApi.billed());
    const alone = await runAlone(service, pictures, options.verifications);
    return {
      verifications: options.verifications,
      ...totals,
      ...alone,
      underLoadMs: spread(visits.map(({ submitMs }) => submitMs)),
      faultsInjected: injected,
      submitted: visits.length,
    };
  } finally {
    await service.close();
  }
}
