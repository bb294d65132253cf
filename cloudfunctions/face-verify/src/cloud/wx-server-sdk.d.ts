/**
 * What we use of wx-server-sdk 4.0.2, typed strictly: its own types let everything through.
 * Results are `unknown` and are checked where they are read.
 */
declare module 'wx-server-sdk' {
  interface Query {
    get(): Promise<unknown>;
    update(change: { data: object }): Promise<unknown>;
    orderBy(field: string, order: 'asc' | 'desc'): Query;
    limit(most: number): Query;
    remove(): Promise<unknown>;
  }
  interface Collection {
    doc(id: string): { get(): Promise<unknown> };
    where(condition: object): Query;
    add(document: { data: object }): Promise<unknown>;
  }
  interface Database {
    readonly command: {
      set(value: unknown): object;
      inc(by: number): object;
      lt(value: number): object;
    };
    collection(name: string): Collection;
  }
  interface Sdk {
    readonly DYNAMIC_CURRENT_ENV: symbol;
    init(config: { env: symbol }): void;
    database(config: { throwOnNotFound: boolean }): Database;
    getWXContext(): Readonly<Record<string, unknown>>;
    getTempFileURL(request: { fileList: { fileID: string; maxAge: number }[] }): Promise<unknown>;
    deleteFile(request: { fileList: string[] }): Promise<unknown>;
  }
  const sdk: Sdk;
  export = sdk;
}
