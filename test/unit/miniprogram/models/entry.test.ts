import { describe, expect, it } from '@jest/globals';
import { type EntryFacts, parseEntry } from '../../../../miniprogram/models/entry';

const ID = 'Zx4_-abcdefghijklmnopq';
const facts = (change: Partial<EntryFacts>): EntryFacts => ({
  query: {},
  appId: null,
  extraData: undefined,
  ...change,
});
const session = (fromAppId: string | null = null) => ({ kind: 'session', sessionId: ID, fromAppId });

describe('the way in', () => {
  it.each([
    ['a mini-program code', { query: { scene: encodeURIComponent(ID) } }],
    [
      'an ordinary link code',
      { query: { q: encodeURIComponent(`https://example.com/v?a=1&session=${ID}#x`) } },
    ],
    ['a page of the same mini-program', { query: { session: ID } }],
  ])('finds the verification of %s', (_, change) => {
    expect(parseEntry(facts(change))).toEqual(session());
  });

  it('remembers the mini-program that it goes back to', () => {
    const entry = parseEntry(facts({ appId: 'wx0', extraData: { sessionId: ID } }));
    expect(entry).toEqual(session('wx0'));
  });

  it('goes back to nobody when a code, not the other mini-program, named the verification', () => {
    const other = { sessionId: ID.replace('Z', 'Y') };
    expect(parseEntry(facts({ query: { session: ID }, appId: 'wx0', extraData: other }))).toEqual(session());
  });

  it('finds the poster of a code on a wall', () => {
    const scene = encodeURIComponent(`p.${ID}`);
    expect(parseEntry(facts({ query: { scene } }))).toEqual({ kind: 'poster', posterId: ID });
  });

  it('lets a person without a token start his own', () => {
    expect(parseEntry(facts({}))).toEqual({ kind: 'own' });
    expect(parseEntry(facts({ extraData: 'text' }))).toEqual({ kind: 'own' });
  });

  it("leads an operator's code to the pages of an operator", () => {
    expect(parseEntry(facts({ query: { scene: 'operator' } }))).toEqual({ kind: 'operator' });
  });

  it.each([
    ['too short', { query: { session: 'abc' } }],
    ['a broken escape', { query: { scene: '%E0%A4%A' } }],
    ['a link without a session', { query: { q: encodeURIComponent('https://example.com/') } }],
    ['a path in place of a token', { query: { scene: encodeURIComponent('../../pages/result') } }],
    ['an empty scene', { query: { scene: '' } }],
    ['a poster without an id', { query: { scene: 'p.' } }],
    ['a poster that no code names', { query: { session: `p.${ID}` } }],
  ])('does not begin another verification for %s', (_, change) => {
    expect(parseEntry(facts(change))).toEqual({ kind: 'malformed' });
  });
});
