/** How a photo is put on the canvas: how large, and turned how far. Pure. */
import { LONG_SIDE_PIXELS } from '../contract/image';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What `getImageInfo` says: the file's own orientation, and its size before any turning. */
export interface FileInfo extends Size {
  readonly orientation: string;
}

export interface RedrawPlan {
  /** Size of the canvas. */
  readonly canvas: Size;
  /** Size of the picture as drawn, before the turn. */
  readonly drawn: Size;
  /** Clockwise quarter turns. */
  readonly quarterTurns: 0 | 1 | 3;
}

/** EXIF 6 and 8 by WeChat's names. */
const QUARTER_TURNS: Readonly<Record<string, 1 | 3>> = { right: 1, left: 3 };

/**
 * Some phones hand a canvas the picture upright, some as it lies in the file: where the sizes of both are
 * the same and the file says that it lies on its side, it has to be turned. A square, or one that stands
 * on its head, cannot be told apart and stays.
 */
function quarterTurnsOf(loaded: Size, info: FileInfo | null): 0 | 1 | 3 {
  if (info === null || info.width === info.height || info.width !== loaded.width) return 0;
  return QUARTER_TURNS[info.orientation] ?? 0;
}

/** @param loaded the picture as the canvas sees it @param info of its file; null where the phone cannot say */
export function planRedraw(loaded: Size, info: FileInfo | null): RedrawPlan {
  const scale = Math.min(1, LONG_SIDE_PIXELS / Math.max(loaded.width, loaded.height));
  const drawn = { width: Math.round(loaded.width * scale), height: Math.round(loaded.height * scale) };
  const quarterTurns = quarterTurnsOf(loaded, info);
  const canvas = quarterTurns === 0 ? drawn : { width: drawn.height, height: drawn.width };
  return { canvas, drawn, quarterTurns };
}
