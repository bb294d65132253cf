/**
 * Answers whose form is the trouble: bodies that are no clean JSON, slow answers, cut connections
 * (face-api.md §4 and §6). The seller found the same person in all of them, unless said otherwise.
 */
import type { SellerBehaviour } from './behaviour';

/** HTTP 200 from the seller, or his work done and the answer lost: billed. */
const done = { kind: 'seller', status: '1', bills: 1 } as const satisfies SellerBehaviour;
/** "HTTP 200 is charged, all else is not." */
const free = { kind: 'seller', status: '1', bills: 0 } as const satisfies SellerBehaviour;

export const BODY_SCENARIOS = {
  'body-empty-200': { ...done, body: 'empty' },
  'body-json-as-text': { ...done, contentType: 'text/plain; charset=utf-8' },
  'body-json-without-type': { ...done, contentType: null },
  'body-json-with-bom': { ...done, body: 'json-with-bom' },
  'body-json-chunked': { ...done, delivery: 'chunked' },
  'body-json-truncated': { ...done, body: 'json-truncated' },
  'body-json-array': { ...done, body: 'json-array' },
  'body-json-null': { ...done, body: 'json-null' },
  'body-status-missing': { ...done, body: 'status-missing' },
  'body-status-as-object': { ...done, body: 'status-as-object' },
  'body-over-64-kb': { ...done, body: 'json-oversized' },
  'body-over-64-kb-chunked': { ...done, body: 'json-oversized', delivery: 'chunked' },
  'body-html-200': { ...done, body: 'html', contentType: 'text/html; charset=utf-8' },
  'body-html-502': { ...free, httpStatus: 502, body: 'html', contentType: 'text/html' },
  'body-another-person': { ...done, body: 'another-person' },
  'http-450-status--4': { ...free, httpStatus: 450, status: '-4' },
  'http-450-status-203': { ...free, httpStatus: 450, status: '203' },
  'http-450-other-json': { ...free, httpStatus: 450, body: 'other-json' },
  'http-500-status-203': { ...free, httpStatus: 500, status: '203' },
  'http-302': { ...free, httpStatus: 302, body: 'empty', headers: { Location: '/moved' } },
  'header-error-code-empty': { ...done, headers: { 'X-Ca-Error-Code': '' } },
  'header-error-code-over-json': {
    ...free,
    headers: {
      'X-Ca-Error-Code': 'B403MQ',
      'X-Ca-Error-Message': 'Api Market Subscription quota exhausted',
    },
  },
} as const satisfies Record<string, SellerBehaviour>;

export const DELIVERY_SCENARIOS = {
  'slow-answer': { ...done, delayMs: 1_500 },
  'slow-silent': { ...done, delivery: 'silent' },
  'slow-after-headers': { ...done, delivery: 'stall-after-headers' },
  'slow-drip': { ...done, delivery: 'drip' },
  'cut-before-body': { ...free, delivery: 'close-before-body' },
  'cut-after-body': { ...done, delivery: 'close-after-body' },
  'cut-after-body-reset': { ...done, delivery: 'reset-after-body' },
  'cut-in-headers': { ...done, delivery: 'close-in-headers' },
  'cut-in-body': { ...done, delivery: 'close-in-body' },
  'cut-in-body-reset': { ...done, delivery: 'reset-in-body' },
} as const satisfies Record<string, SellerBehaviour>;
