/**
 * What `/v1/client` takes and answers about addresses, by hand, until the verifier's own document says it. With
 * the document this file goes.
 */
import { ClientError } from './error.js';
import type { AddressId, Moment, Refusal, Sent } from './types.js';

export type * from './types.js';

export type AddressKind = 'email' | 'phone';
export interface Address {
  id: AddressId;
  kind: AddressKind;
  value: string;
  primary: boolean;
  confirmed: { by: 'app' | 'code'; at: Moment } | null;
}
export interface Addresses {
  addresses: Address[];
}
export type AddedAddress = Address & { sent: Sent | null };
export type AddressConfirmation = { accepted: true; address: Address } | Refusal;

/** Takes a verifier that does not know a route yet for one that has nothing to list there. */
export function orNothing<T>(list: Promise<T>, nothing: T): Promise<T> {
  return list.catch((thrown: unknown) => {
    if (thrown instanceof ClientError && thrown.type === 'route-not-found') return nothing;
    throw thrown;
  });
}
