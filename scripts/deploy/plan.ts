/** What `npm run deploy` does, step by step, as data: it can be shown, tested and resumed without being run. */
import { createHash, createHmac } from 'node:crypto';
import { SETTING_ROWS } from '../../cloudfunctions/face-verify/src/setting-rows';
import { COLLECTIONS } from '../../cloudfunctions/face-verify/src/stores/collections';
import { FUNCTION_NAME } from '../../miniprogram/contract/actions';
import { indexName } from './manifest';
import { UPLOAD_KEY } from './owner-rows';
import type { PrivateSettings } from './private-file';

/** Pinned: what was read and tried is what runs. Fetched by npx when they are needed, never dependencies. */
const CLOUDBASE = ['npx', '--yes', '--package=@cloudbase/cli@2.12.10', 'tcb'] as const;
const MINIPROGRAM_CI = ['npx', '--yes', '--package=miniprogram-ci@2.1.42', 'miniprogram-ci'] as const;

/** Where the function answers integrators; `VERIFY_URL` ends with it. */
const HTTP_PATH = '/verify';

export interface Step {
  readonly id: string;
  /** What changes, and where. */
  readonly what: string;
  /** Null: the owner does it in a console. */
  readonly command: readonly string[] | null;
  /** For the owner: what to choose, or to do by hand. */
  readonly notes: readonly string[];
  /** Given to the command besides the shell's own environment; holds the secrets. */
  readonly env: Readonly<Record<string, string>>;
  /** The command asks questions of its own: it needs the terminal. */
  readonly isInteractive: boolean;
  /** Changes with whatever the step depends on: done once for each value. Tells nothing of a secret. */
  readonly fingerprint: string;
}

export interface PlanInput {
  readonly settings: PrivateSettings;
  readonly envId: string;
  readonly appId: string;
  readonly version: string;
  /** Hash of the built function. */
  readonly functionHash: string;
  /** Hash of what is shipped to phones. */
  readonly phoneHash: string;
  readonly permissions: readonly string[];
}

/**
 * Each value in Base64: the CLI reads a value that is JSON as an object, and would send it as one (seen with
 * 2.12.10). All are given, also those that hold by default: what is left out would be taken away.
 */
export function functionEnvironment(settings: PrivateSettings): Readonly<Record<string, string>> {
  const encode = (text: string): string => `base64:${Buffer.from(text).toString('base64')}`;
  return Object.fromEntries(
    SETTING_ROWS.map(({ name, fallback }) => [name, encode(settings[name] ?? fallback ?? '')]),
  );
}

const describe = (fields: readonly (readonly [string, 1 | -1])[]): string =>
  fields.map(([field, order]) => `${field} ${order === 1 ? '升序' : '降序'}`).join(', ');

/** The CLI of this version makes no collections. */
const databaseNotes = (): readonly string[] => [
  'Console → 云开发 → 数据库. For each line: make the collection, set its permission to',
  '「仅管理端可读写」 (rule {"read": false, "write": false}), and make its indexes, none unique.',
  ...COLLECTIONS.flatMap(({ name, indexes }) => [
    name,
    ...indexes.map((fields) => `  index ${indexName(fields)}: ${describe(fields)}`),
  ]),
  'The same as data: deploy/database.json',
];

export function planOf(input: PlanInput): readonly Step[] {
  const { settings, envId, appId, version, functionHash, phoneHash, permissions } = input;
  const env = functionEnvironment(settings);
  const step = (
    id: string,
    what: string,
    command: readonly string[] | null,
    more: Partial<Pick<Step, 'notes' | 'env' | 'isInteractive'>> & { readonly on?: readonly string[] } = {},
  ): Step => {
    const { notes = [], env: own = {}, isInteractive = false, on = [] } = more;
    const known = JSON.stringify([id, command, notes, envId, appId, on]);
    // Keyed, so that the remembered text cannot be used to try secrets out.
    const hidden = createHmac('sha256', settings['SUBJECT_KEY'] ?? '')
      .update(JSON.stringify(own))
      .digest('hex');
    const fingerprint = createHash('sha256').update(known).update(hidden).digest('hex');
    return { id, what, command, notes, env: own, isInteractive, fingerprint };
  };
  const upload = ['--pp', '.', '--pkp', settings[UPLOAD_KEY] ?? '', '--appid', appId];

  return [
    step('sign-in', 'signs this machine in at Tencent Cloud', [...CLOUDBASE, 'login'], {
      isInteractive: true,
      notes: ['It opens a browser. Sign in with the account that owns the environment.'],
    }),
    step('database', 'collections, their rule and their indexes, by hand in the console', null, {
      notes: databaseNotes(),
    }),
    step(
      'function',
      `creates or replaces the function ${FUNCTION_NAME} with its settings and its timer`,
      [...CLOUDBASE, 'fn', 'deploy', FUNCTION_NAME, '--force', '--envId', envId],
      { env: { ENV_ID: envId, ...env }, on: [functionHash] },
    ),
    step(
      'storage-rule',
      "makes files in the storage their creators' only",
      [...CLOUDBASE, 'storage', 'set-acl', '--envId', envId],
      {
        isInteractive: true,
        notes: [
          'Choose 仅创建者及管理员可读写 (PRIVATE): by default everybody may read.',
          'Then in the console: a life-cycle rule of one day for the folder selfies/.',
        ],
      },
    ),
    ...(settings['INTEGRATOR_KEYS'] === undefined
      ? []
      : [
          step(
            'http',
            `lets your servers reach the function under ${HTTP_PATH}`,
            [
              ...CLOUDBASE,
              'service',
              'create',
              '--service-path',
              HTTP_PATH,
              '--function',
              FUNCTION_NAME,
              '--envId',
              envId,
            ],
            { isInteractive: true },
          ),
        ]),
    ...(permissions.length === 0
      ? []
      : [
          step(
            'permissions',
            `declares ${permissions.join(', ')}: WeChat reads them when the function comes by its own way`,
            [
              ...[...MINIPROGRAM_CI, 'cloud', 'functions', 'upload', ...upload],
              ...['--env', envId, '--name', FUNCTION_NAME, '--path', `dist/${FUNCTION_NAME}`],
              ...['--remote-npm-install', 'false'],
            ],
            { on: [functionHash, ...permissions] },
          ),
        ]),
    step(
      'phone',
      `uploads the mini-program as version ${version}; nobody sees it before you submit it for review`,
      [...MINIPROGRAM_CI, 'upload', ...upload, '--uv', version, '--use-project-config', 'true'],
      { on: [phoneHash] },
    ),
  ];
}

/** As a person would type it. Without a secret: those are in the environment. */
export const shown = ({ command, env }: Step): string => {
  if (command === null) return '(by hand)';
  const given = Object.keys(env).map((name) => `${name}=***`);
  const words = command.map((word) => (/^[\w@./:=-]+$/.test(word) ? word : JSON.stringify(word)));
  return [...given, ...words].join(' ');
};
