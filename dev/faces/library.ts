/** Loads face-api with its models, on first use: whoever does not compare faces pays nothing for it. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bundledLibrary } from './bundle';

/** A picture in the backend's memory, which is freed by hand. */
export interface Tensor {
  dispose(): void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Of face-api 1.7.15, what is used here. */
interface Net {
  loadFromDisk(folder: string): Promise<void>;
}

/** In pixels of the picture that was looked at. */
export interface Detected {
  readonly detection: {
    readonly score: number;
    readonly box: Point & { readonly width: number; readonly height: number };
  };
  readonly landmarks: { readonly positions: readonly Point[] };
}

export interface Library {
  readonly nets: {
    readonly ssdMobilenetv1: Net;
    readonly faceLandmark68Net: Net;
    readonly faceRecognitionNet: Net & { computeFaceDescriptor(face: Tensor): Promise<Float32Array> };
  };
  readonly SsdMobilenetv1Options: new (options: { readonly minConfidence: number }) => object;
  detectAllFaces(picture: Tensor, options: object): { withFaceLandmarks(): Promise<readonly Detected[]> };
  tensor3d(values: Uint8Array, shape: readonly [height: number, width: number, 3], dtype: 'int32'): Tensor;
  setWasmPaths(folder: string): void;
  setBackend(name: 'wasm'): Promise<boolean>;
  ready(): Promise<void>;
}

async function load(): Promise<Library> {
  const resolve = createRequire(__filename);
  const file = await bundledLibrary();
  // The types above are ours: the package's own come with all of TensorFlow.js.
  const library: Library = resolve(file);
  library.setWasmPaths(
    join(dirname(resolve.resolve('@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm')), '/'),
  );
  if (!(await library.setBackend('wasm'))) throw new Error('TensorFlow.js does not start on WebAssembly');
  await library.ready();
  const models = join(dirname(resolve.resolve('@vladmandic/face-api/package.json')), 'model');
  const { ssdMobilenetv1, faceLandmark68Net, faceRecognitionNet } = library.nets;
  for (const net of [ssdMobilenetv1, faceLandmark68Net, faceRecognitionNet]) await net.loadFromDisk(models);
  return library;
}

let loaded: Promise<Library> | null = null;

/** The library, ready. From files of the packages alone; nothing is fetched. */
export function loadLibrary(): Promise<Library> {
  loaded ??= load().catch((error: unknown) => {
    loaded = null;
    throw error;
  });
  return loaded;
}
