/** Which verification the person was sent to, from whichever way he came in. Pure. */
import { ID_PATTERN, POSTER_MARK } from '../contract/actions';

/** What the start page and the app know about how they were opened (wechat.md, Entry and return). */
export interface EntryFacts {
  /** The page's own query, still encoded as WeChat hands it over. */
  readonly query: Readonly<Record<string, string | undefined>>;
  /** The mini-program that the person came from, if any. */
  readonly appId: string | null;
  /** What that mini-program sent along: the other side's data, believed only as far as the pattern goes. */
  readonly extraData: unknown;
}

export type Entry =
  /** Nobody named a verification: the person starts his own. */
  | { readonly kind: 'own' }
  /** A code on a wall: he gets a verification of his own there, at every scan. */
  | { readonly kind: 'poster'; readonly posterId: string }
  | { readonly kind: 'session'; readonly sessionId: string; readonly fromAppId: string | null }
  /** An operator's own code: his pages, which show nothing to anybody else. */
  | { readonly kind: 'operator' }
  /** Something was named that cannot be a verification. */
  | { readonly kind: 'malformed' };

/** The scene of the mini-program code that leads to the pages of an operator. No secret: the function decides. */
export const OPERATOR_SCENE = 'operator';

/** Null where the text is not encoded properly. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The `session` parameter of an ordinary link: `https://…/verify?session=…`. There is no URL class on phones. */
function sessionOfLink(link: string): string {
  const query = link.split('#')[0]?.split('?')[1] ?? '';
  const pair = query.split('&').find((part) => part.startsWith('session='));
  return pair === undefined ? '' : pair.slice('session='.length);
}

function sessionOfExtraData(extraData: unknown): string | undefined {
  if (typeof extraData !== 'object' || extraData === null) return undefined;
  const { sessionId }: { sessionId?: unknown } = extraData;
  return typeof sessionId === 'string' ? sessionId : undefined;
}

/** The first way that names something wins: code, ordinary link, page query, other mini-program. */
export function parseEntry({ query, appId, extraData }: EntryFacts): Entry {
  const { scene, q, session } = query;
  const asked = sessionOfExtraData(extraData);
  const named =
    scene !== undefined
      ? decoded(scene)
      : q !== undefined
        ? sessionOfLink(decoded(q) ?? '')
        : (session ?? asked);
  if (named === undefined) return { kind: 'own' };
  if (named === OPERATOR_SCENE) return { kind: 'operator' };
  const posterId = named?.startsWith(POSTER_MARK) === true ? named.slice(POSTER_MARK.length) : '';
  if (scene !== undefined && ID_PATTERN.test(posterId)) return { kind: 'poster', posterId };
  if (named === null || !ID_PATTERN.test(named)) return { kind: 'malformed' };
  const fromAppId = named === asked && appId !== null && appId !== '' ? appId : null;
  return { kind: 'session', sessionId: named, fromAppId };
}
