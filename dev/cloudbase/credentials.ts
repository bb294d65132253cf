/** Who may speak to the stand-in: one credential per process, so that the journal can tell callers apart. */
import { randomBytes } from 'node:crypto';

/** Temporary credentials as a cloud function finds them in its environment. */
export interface Credential {
  readonly secretId: string;
  readonly secretKey: string;
  readonly sessionToken: string;
  /** For the journal: `face-verify#2` is the second process that ran the function `face-verify`. */
  readonly caller: string;
}

export class Credentials {
  readonly #bySecretId = new Map<string, Credential>();

  issue(caller: string): Credential {
    const credential = {
      secretId: `AKID${randomBytes(12).toString('hex')}`,
      secretKey: randomBytes(16).toString('hex'),
      sessionToken: randomBytes(16).toString('hex'),
      caller,
    };
    this.#bySecretId.set(credential.secretId, credential);
    return credential;
  }

  find(secretId: string): Credential | undefined {
    return this.#bySecretId.get(secretId);
  }
}
