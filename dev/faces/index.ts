/**
 * Faces: find them, describe each by 128 numbers, and tell how far two are apart.
 *
 * For the local stand-in, tests and benches; never deployed. Importing this loads nothing of TensorFlow.js:
 * that happens at the first call. It is not the seller's algorithm, and knows nothing of liveness.
 */
export { alignedBox, type Descriptor, describeFace, distance, scaleLandmarks } from './describe';
export { type Face, findFaces, type Point } from './find';
export { type Box, decodePixels, type Pixels } from './pixels';
export { embeddingShift } from './shift';
