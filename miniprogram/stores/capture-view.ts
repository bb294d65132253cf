/** What the capture page shows for each state. */
import { REFUSAL_ROWS } from '../models/camera-refusal';
import { type CaptureState, hasCamera } from '../models/capture-flow';
import type { Hint } from '../models/hints';
import type { Words } from '../text/words';

export interface CaptureFacts {
  readonly state: CaptureState;
  readonly hint: Hint | null;
  readonly facing: 'front' | 'back';
  readonly isTimerOn: boolean;
  readonly contact: string;
}

/** The one line above the oval. */
function lineOf({ state, hint }: CaptureFacts, words: Words): string {
  switch (state.name) {
    case 'checking':
    case 'asking':
    case 'away':
      return words.capture.checking;
    case 'opening':
      return words.capture.opening;
    case 'countdown':
      return words.seconds(state.left);
    case 'taking':
    case 'fitting':
    case 'used':
      return words.capture.fitting;
    case 'review':
      return words.capture.review;
    case 'ready':
      return hint === null ? words.capture.ready : words.hints[hint];
    case 'privacy':
    case 'refused':
      return '';
  }
}

function photoOf(state: CaptureState): string {
  if (state.name === 'review' || state.name === 'used') return state.selfie.path;
  return state.name === 'fitting' ? state.path : '';
}

export function captureView(facts: CaptureFacts, words: Words) {
  const { state, hint, facing, isTimerOn, contact } = facts;
  const reason = state.name === 'refused' ? state.reason : null;
  return {
    t: words.capture,
    common: words.common,
    contact,
    state: state.name,
    line: lineOf(facts, words),
    isWarning: state.name === 'ready' && hint !== null,
    count: state.name === 'countdown' ? String(state.left) : '',
    hasCamera: hasCamera(state),
    // A camera that does not run yet is black; the page stays light.
    isVeiled: !hasCamera(state) || state.name === 'opening',
    isReady: state.name === 'ready',
    facing,
    isTimerOn,
    photo: photoOf(state),
    refusal:
      reason === null
        ? null
        : {
            ...words.cameraRefusals[reason],
            remedy: REFUSAL_ROWS[reason].remedy,
            code: REFUSAL_ROWS[reason].code,
          },
  };
}
