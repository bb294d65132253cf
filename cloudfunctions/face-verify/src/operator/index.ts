/** The operator's adapters, put together for the composition root. */
import { openCollection } from '../cloud/database';
import type { Channel, OperatorServices } from '../operator-ports';
import type { Keys, Log } from '../ports';
import { ALERTS, createAlerts } from '../stores/alerts';
import { createBooks } from '../stores/books';
import { ATTEMPTS } from '../stores/ledger';
import { createPackages, PACKAGES } from '../stores/packages';
import { createPosters, POSTERS } from '../stores/posters';
import { createUsageStore, USAGE } from '../stores/usage';
import { createChatWebhook } from './chat-webhook';
import { createEntryPoints } from './entry-points';
import type { OperatorSettings } from './settings';
import { createSubscribeChannel } from './subscribe-message';

function channelsOf({ openIds, webhook, template }: OperatorSettings, keys: Keys): readonly Channel[] {
  const inWeChat =
    template === null
      ? []
      : openIds.map((openId) =>
          // A keyed hash: an alert that is stored names nobody.
          createSubscribeChannel(`wechat:${keys.user(openId).slice(0, 16)}`, openId, template),
        );
  return webhook === null ? inWeChat : [createChatWebhook(webhook.url, webhook.shape), ...inWeChat];
}

/** The open id behind the app id: a user key is `<app id>/<open id>` (cloud/context.ts). */
const openIdOf = (userKey: string): string => userKey.slice(userKey.indexOf('/') + 1);

export function createOperatorServices(
  settings: OperatorSettings,
  sources: OperatorServices['sources'],
  keys: Keys,
  log: Log,
): OperatorServices {
  const { openIds, template, warnShares, warnBeforeExpiryMs, needsSecondLook } = settings;
  return {
    sources,
    isOperator: (userKey) => openIds.includes(openIdOf(userKey)),
    books: createBooks(openCollection(ATTEMPTS)),
    usage: createUsageStore(openCollection(USAGE)),
    packages: createPackages(openCollection(PACKAGES)),
    alerts: createAlerts(openCollection(ALERTS)),
    posters: createPosters(openCollection(POSTERS)),
    channels: channelsOf(settings, keys),
    entryPoints: createEntryPoints(log),
    policy: { warnShares, warnBeforeExpiryMs, needsSecondLook, templateId: template?.id ?? null },
  };
}
