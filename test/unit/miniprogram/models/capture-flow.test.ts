import { describe, expect, it } from '@jest/globals';
import { CAMERA_REFUSALS } from '../../../../miniprogram/models/camera-refusal';
import {
  type CaptureEvent,
  type CaptureState,
  FIRST_CAPTURE_STATE,
  hasCamera,
  nextCaptureState,
  WAITING_MS,
  waitingMs,
} from '../../../../miniprogram/models/capture-flow';

const EVENTS: readonly CaptureEvent[] = [
  { type: 'granted' },
  { type: 'unasked' },
  { type: 'privacy-open' },
  ...CAMERA_REFUSALS.map((reason) => ({ type: 'failed', reason }) as const),
  { type: 'agreed' },
  { type: 'disagreed' },
  { type: 'opened' },
  { type: 'stopped' },
  { type: 'shutter', countdownSeconds: 0 },
  { type: 'shutter', countdownSeconds: 3 },
  { type: 'taken', path: 'wxfile://photo' },
  { type: 'fitted', base64: 'QUJD' },
  { type: 'fitted', base64: null },
  { type: 'retake' },
  { type: 'use' },
  { type: 'retry' },
  { type: 'flip' },
  { type: 'hidden' },
  { type: 'shown' },
  { type: 'timeout' },
];

/** Every state that any order of events can reach. */
function reachable(): CaptureState[] {
  const found = new Map([[JSON.stringify(FIRST_CAPTURE_STATE), FIRST_CAPTURE_STATE]]);
  for (const state of found.values()) {
    for (const event of EVENTS) {
      const next = nextCaptureState(state, event);
      found.set(JSON.stringify(next), next);
    }
  }
  return [...found.values()];
}

function run(...events: CaptureEvent[]): CaptureState {
  return events.reduce(nextCaptureState, FIRST_CAPTURE_STATE);
}

const OPEN: CaptureEvent[] = [{ type: 'granted' }, { type: 'opened' }];

describe('the capture flow', () => {
  const states = reachable();

  it('reaches every named state and every refusal', () => {
    expect(new Set(states.map(({ name }) => name))).toEqual(
      new Set([
        ...['checking', 'privacy', 'asking', 'opening', 'ready', 'countdown', 'taking', 'fitting'],
        ...['review', 'used', 'away', 'refused'],
      ]),
    );
    const reasons = states.flatMap((state) => (state.name === 'refused' ? [state.reason] : []));
    expect(new Set(reasons)).toEqual(new Set(CAMERA_REFUSALS));
  });

  it.each(Object.keys(WAITING_MS))('leaves the waiting state %s by time-out', (name) => {
    const waiting = states.filter((state) => state.name === name);
    expect(waiting).not.toHaveLength(0);
    for (const state of waiting) {
      expect(nextCaptureState(state, { type: 'timeout' })).not.toBe(state);
    }
  });

  it('never waits in a circle: time-outs alone end at the person', () => {
    for (const start of states) {
      let state = start;
      for (let steps = 0; waitingMs(state) !== null; steps += 1) {
        expect(steps).toBeLessThan(10);
        state = nextCaptureState(state, { type: 'timeout' });
      }
    }
  });

  it('leads from every state back to a photo in use', () => {
    const leadsTo = (state: CaptureState): CaptureState[] => EVENTS.map((e) => nextCaptureState(state, e));
    const good = new Set(states.filter(({ name }) => name === 'used').map((state) => JSON.stringify(state)));
    for (let grew = true; grew; ) {
      const more = states.filter(
        (state) =>
          !good.has(JSON.stringify(state)) && leadsTo(state).some((next) => good.has(JSON.stringify(next))),
      );
      for (const state of more) good.add(JSON.stringify(state));
      grew = more.length > 0;
    }
    expect(good.size).toBe(states.length);
  });

  it('has no shutter before the camera says that it runs', () => {
    for (const state of states) {
      const next = nextCaptureState(state, { type: 'shutter', countdownSeconds: 0 });
      expect(next.name === 'taking' && state.name !== 'taking').toBe(state.name === 'ready');
    }
  });

  it('counts three seconds down and takes the photo', () => {
    const seconds: CaptureEvent = { type: 'timeout' };
    const counting = run(...OPEN, { type: 'shutter', countdownSeconds: 3 });
    expect(counting).toEqual({ name: 'countdown', left: 3 });
    expect([seconds, seconds, seconds].reduce(nextCaptureState, counting)).toEqual({ name: 'taking' });
  });

  it('goes on with the file itself when redrawing takes too long', () => {
    const state = run(
      ...OPEN,
      { type: 'shutter', countdownSeconds: 0 },
      { type: 'taken', path: 'p' },
      { type: 'timeout' },
    );
    expect(state).toEqual({ name: 'review', selfie: { path: 'p', base64: null } });
  });

  it('mounts the camera anew after the background', () => {
    const away = run(...OPEN, { type: 'hidden' });
    expect(hasCamera(away)).toBe(false);
    expect(nextCaptureState(away, { type: 'shown' })).toEqual({ name: 'checking' });
  });

  it('mounts the other camera anew: one that only turns round may never say that it is open', () => {
    const turned = run(...OPEN, { type: 'flip' });
    expect(hasCamera(turned)).toBe(false);
    expect(nextCaptureState(turned, { type: 'granted' })).toEqual({ name: 'opening' });
  });

  it('keeps the photo under review when the page goes to the background', () => {
    const review = run(
      ...OPEN,
      { type: 'shutter', countdownSeconds: 0 },
      { type: 'taken', path: 'p' },
      { type: 'fitted', base64: 'QUJD' },
    );
    expect(nextCaptureState(review, { type: 'hidden' })).toBe(review);
  });

  it('tries again when the person comes back from the settings', () => {
    const refused = run({ type: 'failed', reason: 'permission' });
    expect(nextCaptureState(refused, { type: 'shown' })).toEqual({ name: 'checking' });
  });
});
