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
  interface Condition {
    and(other: object): object;
  }
  interface Aggregate {
    match(condition: object): Aggregate;
    group(groups: object): Aggregate;
    limit(most: number): Aggregate;
    end(): Promise<unknown>;
  }
  interface Collection {
    aggregate(): Aggregate;
    doc(id: string): { get(): Promise<unknown> };
    where(condition: object): Query;
    add(document: { data: object }): Promise<unknown>;
  }
  interface Database {
    readonly command: {
      set(value: unknown): object;
      inc(by: number): object;
      lt(value: number): object;
      gte(value: number): Condition;
      gt(value: string): object;
      or(conditions: readonly object[]): object;
    };
    collection(name: string): Collection;
  }
  interface Sdk {
    readonly DYNAMIC_CURRENT_ENV: symbol;
    init(config: { env: symbol }): void;
    database(config: { throwOnNotFound: boolean }): Database;
    getWXContext(): Readonly<Record<string, unknown>>;
    getTempFileURL(request: { fileList: { fileID: string; maxAge: number }[] }): Promise<unknown>;
    readonly openapi: {
      readonly subscribeMessage: { send(message: object): Promise<unknown> };
      readonly wxacode: { getUnlimited(code: object): Promise<unknown> };
      readonly urllink: { generate(link: object): Promise<unknown> };
      readonly urlscheme: { generate(scheme: object): Promise<unknown> };
    };
    deleteFile(request: { fileList: string[] }): Promise<unknown>;
  }
  const sdk: Sdk;
  export = sdk;
}
