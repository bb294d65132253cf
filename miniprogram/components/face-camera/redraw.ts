/**
 * A selfie made small on the phone: drawn on a 2d canvas, which drops EXIF and turns png into jpg, and
 * encoded until it fits (wechat.md, Image on the phone; image.md, Predictor).
 */
import { PHONE_BUDGET_BYTES } from '../../contract/image';
import { base64Bytes, type Encode, nextQuality } from '../../models/jpeg-budget';
import { type FileInfo, planRedraw, type Size } from '../../models/redraw-plan';
import { CallFailed, call } from '../../services/deadline';

const LOAD_TIMEOUT_MS = 5_000;
const INFO_TIMEOUT_MS = 1_500;
const JPEG_URL = 'data:image/jpeg;base64,';
const QUARTER_TURN = Math.PI / 2;

/** What is used of `<canvas type="2d">`. */
export type RedrawCanvas = Pick<
  WechatMiniprogram.Canvas,
  'width' | 'height' | 'createImage' | 'getContext' | 'toDataURL'
>;

/** Older phones have a canvas node without these: there the photo goes by the other way. */
export function isRedrawCanvas(node: unknown): node is RedrawCanvas {
  if (typeof node !== 'object' || node === null) return false;
  const { createImage, toDataURL }: { createImage?: unknown; toDataURL?: unknown } = node;
  return typeof createImage === 'function' && typeof toDataURL === 'function';
}

type Picture = ReturnType<RedrawCanvas['createImage']>;

export interface Redrawn {
  readonly base64: string;
  readonly bytes: number;
  readonly encodes: number;
}

/** An image can only be drawn on the canvas that made it. */
function loadPicture(canvas: RedrawCanvas, path: string): Promise<Picture> {
  return call<Picture>(LOAD_TIMEOUT_MS, ({ success, fail }) => {
    const picture = canvas.createImage();
    picture.onload = () => success(picture);
    picture.onerror = () => fail();
    picture.src = path;
  });
}

/** Null where the phone cannot say: then the picture is taken as it comes. */
async function readInfo(path: string): Promise<FileInfo | null> {
  try {
    return await call<FileInfo>(INFO_TIMEOUT_MS, ({ success, fail }) => {
      wx.getImageInfo({ src: path, success, fail });
    });
  } catch {
    return null;
  }
}

function draw(canvas: RedrawCanvas, picture: Picture, info: FileInfo | null): void {
  const loaded: Size = { width: picture.width, height: picture.height };
  if (!(loaded.width > 0 && loaded.height > 0)) throw new CallFailed('failed');
  const plan = planRedraw(loaded, info);
  canvas.width = plan.canvas.width;
  canvas.height = plan.canvas.height;
  const context = canvas.getContext('2d');
  context.translate(plan.canvas.width / 2, plan.canvas.height / 2);
  context.rotate(plan.quarterTurns * QUARTER_TURN);
  context.drawImage(
    picture,
    -plan.drawn.width / 2,
    -plan.drawn.height / 2,
    plan.drawn.width,
    plan.drawn.height,
  );
}

function encode(canvas: RedrawCanvas, quality: number): string {
  const url = canvas.toDataURL('image/jpeg', quality / 100);
  // Some phones answer with png whatever they are asked for.
  if (!url.startsWith(JPEG_URL)) throw new CallFailed('failed');
  return url.slice(JPEG_URL.length);
}

function encodeToFit(canvas: RedrawCanvas): Redrawn {
  const encodes: Encode[] = [];
  for (;;) {
    const quality = nextQuality(encodes, PHONE_BUDGET_BYTES);
    // Bounded by nextQuality: three tries, then the photo goes by the other way.
    if (quality === null) throw new CallFailed('failed');
    const base64 = encode(canvas, quality);
    const bytes = base64Bytes(base64);
    encodes.push({ quality, bytes });
    if (bytes <= PHONE_BUDGET_BYTES) return { base64, bytes, encodes: encodes.length };
  }
}

/**
 * @param path a picture file of the phone
 * @returns a JPEG of at most PHONE_BUDGET_BYTES, upright, without metadata
 * @throws CallFailed where this phone cannot do it, or the picture does not fit
 */
export async function redrawSelfie(canvas: RedrawCanvas, path: string): Promise<Redrawn> {
  const [picture, info] = await Promise.all([loadPicture(canvas, path), readInfo(path)]);
  draw(canvas, picture, info);
  const redrawn = encodeToFit(canvas);
  // Frees the pixels of the face.
  canvas.width = 1;
  canvas.height = 1;
  return redrawn;
}
