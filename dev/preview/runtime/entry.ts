/** How the settings say that the mini-program was opened. */
import type { PreviewSettings } from '../settings';
import type { EntryOptions } from './host/app';
import { parseQuery } from './host/query';

export function entryOf(settings: Readonly<PreviewSettings>, firstPage: string): EntryOptions {
  const { path, query, scene, referrer, extra } = settings;
  const extraData: unknown = extra === '' ? undefined : JSON.parse(extra);
  return {
    path: path || firstPage,
    query: parseQuery(query),
    scene,
    shareTicket: undefined,
    referrerInfo: { ...(referrer && { appId: referrer }), ...(extraData !== undefined && { extraData }) },
  };
}
