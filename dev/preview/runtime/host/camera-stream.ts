/** The webcam behind `<camera>`: a stream in a `<video>`, and its pictures. */
import { Refusal } from './refusal';

export type Position = 'front' | 'back';

/** What `onCameraFrame` gets: RGBA. */
export interface CameraFrame {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayBuffer;
}

const QUALITIES = new Map([
  ['original', 1],
  ['high', 0.92],
  ['normal', 0.8],
  ['low', 0.5],
]);

function makeVideo(): HTMLVideoElement {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.setAttribute('aria-hidden', 'true');
  return video;
}

export class CameraStream {
  readonly video = makeVideo();
  /** What its pictures go through, as CSS writes it. The live picture is the style sheet's. */
  filter = 'none';
  readonly #canvas = document.createElement('canvas');
  #stream: MediaStream | undefined;
  #stopped = false;

  /** @throws Refusal when the browser has no camera, or denies it. */
  async start(position: Position): Promise<void> {
    const facingMode = position === 'front' ? 'user' : 'environment';
    try {
      const video = { facingMode, width: { ideal: 1920 }, height: { ideal: 1080 } };
      this.#stream = await navigator.mediaDevices.getUserMedia({ video });
    } catch (error) {
      throw new Refusal(error instanceof Error ? error.message : 'no camera');
    }
    if (this.#stopped) return this.stop();
    this.video.srcObject = this.#stream;
    await this.video.play();
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  stop(): void {
    this.#stopped = true;
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.video.srcObject = null;
  }

  /** The whole picture, as the camera sees it, or mirrored. @throws Refusal */
  async photo(mirrored: boolean, type: 'image/jpeg' | 'image/png', quality: string): Promise<Blob> {
    const { videoWidth: width, videoHeight: height } = this.video;
    if (width === 0) throw new Refusal('take photo failed');
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    if (mirrored) context?.setTransform(-1, 0, 0, 1, width, 0);
    if (context) context.filter = this.filter;
    context?.drawImage(this.video, 0, 0);
    const blob = await new Promise<Blob | null>((done) =>
      canvas.toBlob(done, type, QUALITIES.get(quality) ?? 0.8),
    );
    if (blob === null) throw new Refusal('take photo failed');
    return blob;
  }

  /** A small picture of now; null before the first one. */
  frame(longEdge: number): CameraFrame | null {
    const { videoWidth, videoHeight } = this.video;
    if (videoWidth === 0 || this.#stopped) return null;
    const scale = Math.min(1, longEdge / Math.max(videoWidth, videoHeight));
    const width = Math.round(videoWidth * scale);
    const height = Math.round(videoHeight * scale);
    if (this.#canvas.width !== width) Object.assign(this.#canvas, { width, height });
    const context = this.#canvas.getContext('2d', { willReadFrequently: true });
    if (context) context.filter = this.filter;
    context?.drawImage(this.video, 0, 0, width, height);
    const pixels = context?.getImageData(0, 0, width, height);
    return pixels ? { width, height, data: pixels.data.buffer } : null;
  }
}
