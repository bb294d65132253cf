/** Files of the environment and the short-lived addresses through which they are sent and fetched. */
import { randomBytes } from 'node:crypto';
import { Refusal, WIRE_CODE } from './refusal';

/** Permission to upload one file once; the SDK sends all of it back as headers. */
export interface UploadTicket {
  readonly path: string;
  readonly fileId: string;
  readonly key: string;
  readonly authorization: string;
  readonly token: string;
  readonly cosFileId: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

const UPLOAD_LIFETIME_MS = 15 * 60 * 1000;
/** Addresses and tickets that nobody used; the oldest go. */
const MAX_PENDING = 1000;

export class Storage {
  readonly #prefix: string;
  readonly #files = new Map<string, Uint8Array>();
  readonly #tickets = new Map<string, UploadTicket>();
  readonly #links = new Map<string, { readonly path: string; readonly expiresAt: number }>();

  constructor(
    envId: string,
    private readonly now: () => number,
  ) {
    this.#prefix = `cloud://${envId}.6c6f-${envId}-1250000000/`;
  }

  /**
   * Puts a file there without a wire call, as `wx.cloud.uploadFile` of a phone would; a file of that
   * path is replaced. Returns its fileID, `cloud://<environment>.<bucket>/<path>`.
   */
  put(path: string, bytes: Uint8Array): string {
    assertPath(path);
    this.#files.set(path, Uint8Array.from(bytes));
    return this.#prefix + path;
  }

  paths(): string[] {
    return [...this.#files.keys()];
  }

  /** @throws Refusal STORAGE_FILE_NONEXIST or STORAGE_EXCEED_AUTHORITY */
  bytes(fileId: string): Uint8Array {
    const bytes = this.#files.get(this.#pathOf(fileId));
    if (bytes === undefined) throw new Refusal(WIRE_CODE.fileMissing, 'storage file not exists');
    return Uint8Array.from(bytes);
  }

  /** @throws as `bytes` */
  remove(fileId: string): void {
    if (!this.#files.delete(this.#pathOf(fileId))) {
      throw new Refusal(WIRE_CODE.fileMissing, 'storage file not exists');
    }
  }

  /** Forgets all files, and whatever was permitted about them. */
  clear(): void {
    for (const kept of [this.#files, this.#tickets, this.#links]) kept.clear();
  }

  /** @internal */
  openUpload(path: string): UploadTicket {
    assertPath(path);
    const ticket = {
      path,
      fileId: this.#prefix + path,
      key: secret(),
      authorization: secret(),
      token: secret(),
      cosFileId: secret(),
      expiresAt: this.now() + UPLOAD_LIFETIME_MS,
    };
    remember(this.#tickets, ticket.key, ticket);
    return ticket;
  }

  /** @internal Each ticket is good for one upload. */
  takeTicket(key: string): UploadTicket | undefined {
    const ticket = this.#tickets.get(key);
    this.#tickets.delete(key);
    return ticket !== undefined && this.now() < ticket.expiresAt ? ticket : undefined;
  }

  /** @internal An unguessable key for a download address. */
  openLink(fileId: string, maxAgeMs: number): string {
    this.bytes(fileId);
    const key = secret();
    remember(this.#links, key, { path: this.#pathOf(fileId), expiresAt: this.now() + maxAgeMs });
    return key;
  }

  /** @internal */
  followLink(key: string): { readonly path: string; readonly bytes: Uint8Array } | undefined {
    const link = this.#links.get(key);
    if (link === undefined || this.now() >= link.expiresAt) return undefined;
    const bytes = this.#files.get(link.path);
    return bytes === undefined ? undefined : { path: link.path, bytes };
  }

  #pathOf(fileId: string): string {
    if (!fileId.startsWith(this.#prefix)) {
      throw new Refusal(WIRE_CODE.storageDenied, 'the file belongs to another environment');
    }
    return fileId.slice(this.#prefix.length);
  }
}

function assertPath(path: string): void {
  const segments = path.split('/');
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
    throw new Refusal(WIRE_CODE.invalidParam, 'a cloud path has no empty, . or .. segment');
  }
}

function secret(): string {
  return randomBytes(16).toString('base64url');
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MAX_PENDING && oldest !== undefined) map.delete(oldest);
}
