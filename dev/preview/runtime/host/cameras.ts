/** `<camera>`: privacy, permission, the stream, and what `CameraContext` can do with it. */
import { type CameraFrame, CameraStream, type Position } from './camera-stream';
import type { Files } from './files';
import type { LiveSettings } from './live-settings';
import type { Permissions } from './permissions';
import type { Privacy } from './privacy';
import { Refusal } from './refusal';

const FRAME_EDGES = new Map([
  ['small', 352],
  ['medium', 640],
  ['large', 1280],
]);

/** As `[data-light]` in built-ins.css. */
const FILTERS = { normal: 'none', dark: 'brightness(0.15)' } as const;

export interface CameraParts {
  readonly settings: LiveSettings;
  readonly files: Files;
  readonly privacy: Privacy;
  readonly permissions: Permissions;
}

export type CameraEvent = (name: 'initdone' | 'error' | 'stop', detail: object) => void;

/** One mounted `<camera>`. */
export class Camera {
  readonly #parts: CameraParts;
  readonly #emit: CameraEvent;
  readonly #show: (video: HTMLVideoElement) => void;
  #stream: CameraStream | undefined;
  #ready = false;
  #closed = false;
  position: Position = 'front';
  frameSize = 'medium';

  constructor(parts: CameraParts, emit: CameraEvent, show: (video: HTMLVideoElement) => void) {
    this.#parts = parts;
    this.#emit = emit;
    this.#show = show;
  }

  /** The stream, in the light that is set. */
  get #lit(): CameraStream | undefined {
    const stream = this.#stream;
    if (stream !== undefined) stream.filter = FILTERS[this.#parts.settings.current.light];
    return stream;
  }

  get ready(): boolean {
    return this.#ready;
  }

  /** Starts, or starts again with another `position`; not once it is closed. */
  async open(): Promise<void> {
    if (this.#closed) return;
    const stream = new CameraStream();
    this.#stream?.stop();
    this.#stream = stream;
    try {
      await this.#start(stream);
    } catch (error) {
      if (this.#stream !== stream || stream.stopped) return;
      const reason = error instanceof Error ? error.message : String(error);
      const codes = error instanceof Refusal ? error.codes : {};
      this.#emit('error', { errMsg: `insertCamera:fail ${reason}`, ...codes });
    }
  }

  async #start(stream: CameraStream): Promise<void> {
    const { settings, privacy, permissions } = this.#parts;
    await privacy.require('camera');
    await permissions.requireCamera();
    const { device } = settings.current;
    if (device === 'none') throw new Refusal('no camera device');
    if (device === 'silent') return;
    await stream.start(this.position);
    if (stream.stopped || this.#stream !== stream) return;
    this.#show(stream.video);
    this.#ready = true;
    this.#emit('initdone', { maxZoom: 1 });
  }

  close(): void {
    this.#closed = true;
    this.#ready = false;
    this.#stream?.stop();
  }

  /** The phone takes the camera away, e.g. in the background. */
  lose(): void {
    const was = this.#ready;
    this.close();
    if (was) this.#emit('stop', {});
  }

  /** Takes a picture. Answers the path of its file. @throws Refusal */
  async takePhoto(quality: string, selfieMirror: boolean): Promise<string> {
    const stream = this.#lit;
    if (!this.#ready || stream === undefined) throw new Refusal('camera has not been initialized');
    const { platform, shutter } = this.#parts.settings.current;
    if (shutter === 'fails') throw new Refusal('take photo failed');
    const mirrored = selfieMirror && this.position === 'front';
    // An iPhone writes png whatever is asked for (wechat.md).
    const type = platform === 'ios' ? 'image/png' : 'image/jpeg';
    return this.#parts.files.add(await stream.photo(mirrored, type, quality));
  }

  frame(): CameraFrame | null {
    return this.#ready ? (this.#lit?.frame(FRAME_EDGES.get(this.frameSize) ?? 640) ?? null) : null;
  }
}

/** WeChat allows one camera at a time. */
export class Cameras {
  #current: Camera | undefined;

  get current(): Camera | undefined {
    return this.#current;
  }

  /** @throws Refusal for a second one. */
  mount(camera: Camera): void {
    if (this.#current !== undefined) throw new Refusal('a page may have one camera only');
    this.#current = camera;
  }

  unmount(camera: Camera): void {
    camera.close();
    if (this.#current === camera) this.#current = undefined;
  }
}
