/** A step in the verifier's own screen: no photo passes through our hands. */
import { stepSupport } from '../services/face-step';
import { createStep } from './step';
import type { Way } from './way';

export const stepWay: Way = {
  support: stepSupport,
  create: createStep,
  isReady: ({ identity }) => identity !== null,
  retake: (_, submit) => submit.begin(),
};
