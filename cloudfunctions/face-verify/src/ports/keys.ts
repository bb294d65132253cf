/** What is hashed, signed and sent: everything that needs a key. */
import type { Photo } from '../../../../miniprogram/contract/actions';
import type { VerificationEvent } from '../domain/request';
import type { TicketClaims } from '../domain/ticket';
import type { Subject } from './verifiers';

/** Keyed hashes: the same input gives the same text, and nobody without the key can try inputs. */
export interface Keys {
  user(userKey: string): string;
  subject(subject: Subject): string;
  /** Of everything that makes an attempt this one: who is verified, with which photo or with none. */
  fingerprint(subject: Subject, photo: Photo | null): string;
  /** Of one picture for one person, as it is sent. */
  photo(subject: Subject, jpeg: Buffer): string;
  /** Of one of our own hashes, for one integrator: two of them cannot compare what they got. */
  forIntegrator(integrator: string, hash: string): string;
}

/** An Ed25519 public key as JWK. */
export interface PublicKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
  readonly alg: 'EdDSA';
  readonly use: 'sig';
}

export interface PublicKeySet {
  readonly keys: readonly PublicKey[];
}

export interface Tickets {
  /** @throws VerifyError SETTING_MISSING where there is no private key */
  sign(claims: TicketClaims): Promise<string>;
  /** JWKS: the key that signs, and older ones. */
  publicKeys(): PublicKeySet;
}

export interface Webhooks {
  /** One delivery. Never throws; `problem` is a word for the log. */
  send(
    integrator: string,
    event: VerificationEvent,
  ): Promise<{ readonly ok: boolean; readonly problem: string | null }>;
}
