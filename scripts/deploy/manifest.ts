/** What the cloud is told, as files of the repository: made from the function's own tables by `npm run docs`. */
import { FUNCTION_TIMEOUT_MS } from '../../cloudfunctions/face-verify/src/domain/attempt';
import { SETTING_ROWS } from '../../cloudfunctions/face-verify/src/setting-rows';
import {
  COLLECTION_RULE,
  COLLECTIONS,
  type IndexFields,
  STORAGE_RULE,
} from '../../cloudfunctions/face-verify/src/stores/collections';
import { FUNCTION_NAME } from '../../miniprogram/contract/actions';
import { OWNER_ROWS } from './owner-rows';

/** How the function runs (cloudbase.md). The runtime is fixed when it is created, and the CLI's own default is older. */
export const FUNCTION_SETUP = {
  runtime: 'Nodejs20.19',
  handler: 'index.main',
  timeout: FUNCTION_TIMEOUT_MS / 1000,
  memorySize: 512,
  /** Seconds, minutes, hours, days, months, weekdays, years: every minute. */
  timer: { name: 'sweep', type: 'timer', config: '0 * * * * * *' },
} as const;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Settings are placeholders that the CLI fills from its own environment, so that no secret is in a file. All
 * are listed: setting some of them through the cloud's API takes the others away.
 */
function cloudbaserc(): string {
  const { runtime, handler, timeout, memorySize, timer } = FUNCTION_SETUP;
  return json({
    version: '2.0',
    envId: '{{env.ENV_ID}}',
    // `npm run build` writes it whole: nothing is installed in the cloud, and nothing of it stays at home.
    functionRoot: './dist',
    functions: [
      {
        name: FUNCTION_NAME,
        ...{ runtime, handler, timeout, memorySize },
        installDependency: false,
        ignore: [],
        envVariables: Object.fromEntries(SETTING_ROWS.map(({ name }) => [name, `{{env.${name}}}`])),
        triggers: [timer],
      },
    ],
  });
}

/** `state_expiresAt`. */
export const indexName = (fields: IndexFields): string =>
  fields.map(([field]) => field.replaceAll('.', '_')).join('_');

function database(): string {
  return json(
    COLLECTIONS.map(({ name, indexes }) => ({
      collection: name,
      rule: COLLECTION_RULE,
      indexes: indexes.map((fields) => ({
        name: indexName(fields),
        unique: false,
        fields: Object.fromEntries(fields),
      })),
    })),
  );
}

/** The private file before it is filled in: what must be set stands empty, what has a default is commented out. */
function example(): string {
  const row = (name: string, meaning: string, obtain: string | undefined, fallback: string): string =>
    obtain === undefined ? `# ${meaning}\n#${name}=${fallback}\n` : `# ${meaning}\n# → ${obtain}\n${name}=\n`;
  return [
    '# Copy to deploy.env, which git ignores, and let nobody else read it: chmod 600 deploy.env',
    "# Put a value with spaces or quotes into single quotes: NAME='value'\n",
    '# --- what the deployment itself needs ---\n',
    ...OWNER_ROWS.map(({ name, meaning, obtain }) => row(name, meaning, obtain, '')),
    '# --- settings of the function (docs/operate.md) ---\n',
    ...SETTING_ROWS.map(({ name, meaning, obtain, fallback }) => row(name, meaning, obtain, fallback ?? '')),
  ].join('\n');
}

/** Path in the repository → its text. */
export const WRITTEN: Readonly<Record<string, () => string>> = {
  'cloudbaserc.json': cloudbaserc,
  'deploy.env.example': example,
  'deploy/database.json': database,
  'deploy/storage-rule.json': () => json(STORAGE_RULE),
};
