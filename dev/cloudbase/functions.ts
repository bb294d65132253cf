/** The deployed functions of the environment. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import type { Credentials } from './credentials';
import { type DeployedFunction, Deployment, type FunctionDefinition, type InvokeAnswer } from './deployment';
import { functionEnvironment } from './environment';

/** Who calls, as `getWXContext()` will say: `{OPENID, APPID, UNIONID, FROM_OPENID, SOURCE …}`. */
export type CallerContext = Readonly<Record<string, string>>;

export interface Invocation {
  readonly name: string;
  readonly event: unknown;
  readonly caller: CallerContext;
}

export type InvocationAnswer = InvokeAnswer | { readonly kind: 'not-deployed' };

export class Functions {
  readonly #deployed = new Map<string, Deployment>();
  readonly #instances = new Map<string, number>();

  constructor(
    private readonly envId: string,
    private readonly credentials: Credentials,
    private readonly url: () => string,
  ) {}

  /** Loads the function at once; one of the same name is replaced. */
  async deploy(definition: FunctionDefinition): Promise<DeployedFunction> {
    await this.#deployed.get(definition.name)?.kill();
    const deployment = new Deployment(definition, () => this.#environment(definition));
    await deployment.start();
    this.#deployed.set(definition.name, deployment);
    return deployment;
  }

  /** The time limit of a deployed function in milliseconds. */
  timeoutMs(name: string): number | undefined {
    return this.#deployed.get(name)?.definition.timeoutMs;
  }

  async invoke({ name, event, caller }: Invocation): Promise<InvocationAnswer> {
    const deployment = this.#deployed.get(name);
    if (deployment === undefined) return { kind: 'not-deployed' };
    return deployment.invoke({
      event,
      variables: contextVariables(caller),
      context: {
        request_id: randomUUID(),
        function_name: name,
        function_version: '$LATEST',
        namespace: this.envId,
        memory_limit_in_mb: 256,
        time_limit_in_ms: deployment.definition.timeoutMs,
      },
    });
  }

  /** What WeChat's API the caller `name#instance` may call: `config.json` beside its entry. */
  permissions(caller: string): readonly string[] {
    const entry = this.#deployed.get(caller.split('#')[0] ?? '')?.definition.entry;
    return entry === undefined ? [] : declaredPermissions(entry);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#deployed.values()].map((deployment) => deployment.kill()));
    this.#deployed.clear();
  }

  #environment({ name, env }: FunctionDefinition): Record<string, string> {
    const instance = (this.#instances.get(name) ?? 0) + 1;
    this.#instances.set(name, instance);
    const credential = this.credentials.issue(`${name}#${instance}`);
    return functionEnvironment({ url: this.url(), envId: this.envId, credential }, env);
  }
}

const Config = v.object({ permissions: v.object({ openapi: v.array(v.string()) }) });

/** Without a `config.json` nothing is allowed, as in the cloud. */
function declaredPermissions(entry: string): readonly string[] {
  try {
    const config: unknown = JSON.parse(readFileSync(join(dirname(entry), 'config.json'), 'utf8'));
    return v.parse(Config, config).permissions.openapi;
  } catch {
    return [];
  }
}

/** Listed for every call, as the cloud does: with an empty list `getWXContext()` knows not even SOURCE. */
const CONTEXT_NAMES = ['OPENID', 'APPID', 'UNIONID', 'CLIENTIP'];

/** `getWXContext()` reads SOURCE from a variable of its own and the rest from those that are listed. */
function contextVariables({ SOURCE, ...rest }: CallerContext): Record<string, string> {
  const names = new Set([...CONTEXT_NAMES, ...Object.keys(rest)]);
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [`WX_${name}`, value])),
    WX_CONTEXT_KEYS: [...names].map((name) => `WX_${name}`).join(','),
    ...(SOURCE === undefined ? {} : { TCB_SOURCE: SOURCE }),
  };
}
