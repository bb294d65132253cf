/** The loopback stand-in of the face API: the gateway, the seller, and the people he knows. */
export type {
  Behaviour,
  Billed,
  Delivery,
  GatewayBehaviour,
  SellerBehaviour,
  StepBehaviour,
} from './behaviour';
export type { FaceApiCall } from './calls';
export type { Comparison, EnrolledFaces } from './enrolled';
export type { PictureFacts, PictureFault } from './picture';
export type { ScenarioChoice } from './playbook';
export { personFor, personWithId, ROSTER, type RosterPerson } from './roster';
export { isScenarioName, SCENARIO_NAMES, SCENARIOS, type ScenarioName, stepOf } from './scenarios';
export { type FaceApi, type FaceApiOptions, startFaceApi } from './server';
