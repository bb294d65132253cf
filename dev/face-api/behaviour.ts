/**
 * What the stand-in can do with one call, as data. The tables of scenarios are made of these; the
 * server only carries them out.
 */

/** Calls that this one is billed as. The seller bills an answer with HTTP 200, and work whose answer was lost. */
export type Billed = 0 | 1;

/** The gateway answers by itself: headers only, empty body (face-api.md §4). */
export interface GatewayBehaviour {
  readonly kind: 'gateway';
  readonly httpStatus: number;
  /** `X-Ca-Error-Code`; null where older gateways send none. */
  readonly code: string | null;
  /** `X-Ca-Error-Message`; null: the header is missing. */
  readonly message: string | null;
  /** 1 where the seller had done the work before the gateway gave up. */
  readonly bills: Billed;
  /** No `X-Ca-*` header at all, not even the request id: something else on the way answered. */
  readonly bare?: true;
}

/** How the seller writes his answer into the body. `json` is the shape of the guide (face-api.md §1). */
export type BodyShape =
  | 'json'
  | 'json-with-bom'
  | 'json-truncated'
  | 'json-oversized'
  | 'json-array'
  | 'json-null'
  | 'status-as-number'
  | 'status-as-object'
  | 'status-missing'
  | 'another-person'
  | 'other-json'
  | 'html'
  | 'empty';

/** What happens on the wire. Everything but `whole` and `chunked` ends without a complete answer. */
export type Delivery =
  | 'whole'
  /** No Content-Length. */
  | 'chunked'
  /** The connection is dropped as soon as it is known who calls, the rest of the body being unread. */
  | 'close-before-body'
  /** Orderly end after the whole request was read, without a byte of answer. */
  | 'close-after-body'
  /** The same as a TCP reset. */
  | 'reset-after-body'
  /** In the middle of the status line and headers. */
  | 'close-in-headers'
  /** Content-Length is larger than what is sent before the end. */
  | 'close-in-body'
  | 'reset-in-body'
  /** Nothing is sent until the client goes away. */
  | 'silent'
  /** Headers are sent, then nothing. */
  | 'stall-after-headers'
  /** A byte of the body now and then, so that no idle time-out ends it. */
  | 'drip';

/** The gateway passes the call on, and the seller answers. */
export interface SellerBehaviour {
  readonly kind: 'seller';
  /** The seller's status code (face-api.md §2). */
  readonly status: string;
  readonly bills: Billed;
  /** @default 200 */
  readonly httpStatus?: number;
  /** The picture is looked at before this answer: -4 and -5 by its real rules. */
  readonly comparesFaces?: true;
  /** @default 'json' */
  readonly body?: BodyShape;
  /** null: no such header. @default 'application/json; charset=utf-8' */
  readonly contentType?: string | null;
  /** Beside `X-Ca-Request-Id`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** @default 'whole' */
  readonly delivery?: Delivery;
  /** Waits so long before it answers. */
  readonly delayMs?: number;
}

/** One call after the other gets the next step, named by its scenario; after the last it begins again. */
export interface SequenceBehaviour<Name extends string = string> {
  readonly kind: 'sequence';
  readonly steps: readonly Name[];
}

/** What one call gets. */
export type StepBehaviour = GatewayBehaviour | SellerBehaviour;
export type Behaviour = StepBehaviour | SequenceBehaviour;
