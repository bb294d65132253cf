/**
 * The real SDK inside the test's own process, with the little of its types that the tests need.
 *
 * Inside jest an error of Node itself is no `instanceof Error` for the SDK, so the text of a network
 * failure differs here from what a deployed function sees; its code does not.
 */
import type { Cloudbase } from '../../../dev/cloudbase';

export interface SdkQuery {
  get(): Promise<{ data: Record<string, unknown>[] }>;
  count(): Promise<{ total: number }>;
  update(options: { data: object }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
  where(condition: object): SdkQuery;
  orderBy(field: string, order: 'asc' | 'desc'): SdkQuery;
  limit(count: number): SdkQuery;
  skip(count: number): SdkQuery;
  field(fields: object): SdkQuery;
}

export interface SdkDocument {
  get(): Promise<{ data: Record<string, unknown> }>;
  set(options: { data: object }): Promise<{ stats: { updated: number; created: number } }>;
  update(options: { data: object }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
}

export interface SdkCollection extends SdkQuery {
  add(options: { data: object | object[] }): Promise<{ _id: string; _ids: string[] }>;
  doc(id: string | number): SdkDocument;
  aggregate(): {
    match(condition: object): { group(spec: object): { end(): Promise<{ list: object[] }> } };
  };
}

export interface SdkDatabase {
  readonly command: Record<
    'inc' | 'gt' | 'lt' | 'in' | 'exists' | 'or' | 'and' | 'push' | 'set' | 'remove',
    (...values: unknown[]) => object
  >;
  collection(name: string): SdkCollection;
  createCollection(name: string): Promise<unknown>;
  serverDate(options?: { offset: number }): object;
  RegExp(spec: { regexp: string; options?: string }): object;
  startTransaction(): Promise<unknown>;
}

export interface Sdk {
  init(options: { env: string }): void;
  database(options?: { env: string }): SdkDatabase;
  getOpenData(options: { list: string[] }): Promise<unknown>;
  uploadFile(options: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>;
  downloadFile(options: { fileID: string }): Promise<{ fileContent: Buffer }>;
  deleteFile(options: { fileList: string[] }): Promise<{ fileList: { fileID: string; status: number }[] }>;
  getTempFileURL(options: {
    fileList: (string | { fileID: string; maxAge: number })[];
  }): Promise<{ fileList: { status: number; tempFileURL: string }[] }>;
}

/** The SDK reads its environment at every call: one stand-in per test file (jest keeps them apart). */
export function connectSdk(cloudbase: Cloudbase, changes: Record<string, string> = {}): Sdk {
  Object.assign(process.env, cloudbase.environment('test'), changes);
  const sdk: Sdk = require('wx-server-sdk');
  sdk.init({ env: cloudbase.envId });
  return sdk;
}
