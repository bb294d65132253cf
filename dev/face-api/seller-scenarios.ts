/** The seller's status codes (face-api.md §2), and people who show more than a code. */
import type { SellerBehaviour } from './behaviour';

/** HTTP 200 is billed whatever the code: the usual terms of such sellers (face-api.md §2). */
const answer = (status: string): SellerBehaviour => ({ kind: 'seller', status, bills: 1 });

/** Name and number were found; the answer comes from comparing the pictures. */
const compared = (status: string): SellerBehaviour => ({ ...answer(status), comparesFaces: true });

export const SELLER_SCENARIOS = {
  'status-1': compared('1'),
  'status-2': compared('2'),
  'status-3': compared('3'),
  'status--1': answer('-1'),
  'status--2': answer('-2'),
  'status--3': answer('-3'),
  'status--4': compared('-4'),
  'status--5': compared('-5'),
  'status-203': answer('203'),
  'status-204': answer('204'),
  'status-205': answer('205'),

  // The same person, seen in ways that programs get wrong
  'status-1-under-14': compared('1'),
  'status-1-dotted-name': compared('1'),
  'status-1-latin-name': compared('1'),
  'status-1-rare-character': compared('1'),
  'status-1-id-with-x': compared('1'),

  // Not in the seller's guide
  'status-unlisted': compared('77'),
  'status-empty': compared(''),
  'status-number': { ...compared('1'), body: 'status-as-number' },
  'status-number-negative': { ...answer('-1'), body: 'status-as-number' },
} as const satisfies Record<string, SellerBehaviour>;
