/** Every fault at every step of the paid path, through the built function with the real SDK. */
import { drawPortrait } from '../sample-photo';
import { type Lab, startLab } from './lab';
import { type CaseResult, runAnswer, runCase, runKilledInPost, runNowhere } from './run-case';
import { ANSWERS, KINDS, STEPS } from './steps';

export type { CaseResult } from './run-case';
export { matrixTable } from './table';

type Work = (lab: Lab, photo: Buffer) => Promise<CaseResult>;

/** In the order of the path: what comes before the call, the call, what comes after it. */
const WORK: readonly Work[] = [
  ...STEPS.filter(({ isAfterPost }) => !isAfterPost),
  'POST' as const,
  ...STEPS.filter(({ isAfterPost }) => isAfterPost),
].flatMap((step): readonly Work[] => {
  if (step !== 'POST') return KINDS.map((kind) => (lab, photo) => runCase(lab, step, kind, photo));
  const answers = ANSWERS.map(
    (scenario): Work =>
      (lab, photo) =>
        runAnswer(lab, scenario, photo),
  );
  return [runNowhere, ...answers, runKilledInPost];
});

/** One per core of a small machine. */
const LABS = 2;

/** Runs everything; about half a minute. Expects a built function. */
export async function runMatrix(): Promise<readonly CaseResult[]> {
  const photo = await drawPortrait({ width: 180, height: 240, format: 'jpeg' });
  const results = new Map<number, CaseResult>();
  const waiting = [...WORK.entries()];
  const work = async (): Promise<void> => {
    const lab = await startLab();
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [index, run] = next;
        results.set(index, await run(lab, photo));
      }
    } finally {
      await lab.close();
    }
  };
  await Promise.all(Array.from({ length: LABS }, work));
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
