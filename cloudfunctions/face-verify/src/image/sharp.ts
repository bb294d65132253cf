/**
 * The one place that loads sharp: on first use, because it costs about 80 ms of a cold start that most
 * calls do not need, and from outside the bundle, because it is a native library (image.md).
 */
import type { SharpConstructor } from 'sharp';

/** Every other loader of libvips stays shut, or an SVG or a PDF named .jpg would be rendered (image.md). */
const ALLOWED_LOADERS = [
  'VipsForeignLoadJpegBuffer',
  'VipsForeignLoadPngBuffer',
  'VipsForeignLoadWebpBuffer',
];

let loaded: Promise<SharpConstructor> | null = null;

async function load(): Promise<SharpConstructor> {
  const { default: sharp } = await import('sharp');
  // These hold for the whole process, also for other copies of this module.
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ALLOWED_LOADERS });
  // No two selfies share an operation: a cache would only hold memory of an instance that has 512 MB.
  sharp.cache(false);
  // One thread per picture: JPEG decoding cannot use more, and each costs memory.
  sharp.concurrency(1);
  return sharp;
}

/**
 * sharp, loaded and locked down.
 *
 * @throws the loader's own error where neither the native library nor its wasm fallback is installed:
 *   the operator's problem, not the photo's, so it has no `PHOTO_…` code
 */
export function loadSharp(): Promise<SharpConstructor> {
  loaded ??= load().catch((error: unknown) => {
    loaded = null;
    throw error;
  });
  return loaded;
}
