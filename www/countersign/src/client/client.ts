import { isProblemType } from '../problem-types.js';
import type { ClientOptions } from './calls.js';
import { SignInClient } from './sign-in.js';
import type {
  AddressConfirmation,
  Addresses,
  AddressKind,
  BeginFactor,
  Confirmation,
  Devices,
  Factor,
  Factors,
  IssuedCodes,
  Method,
  PendingFactor,
  RecentSignIns,
  Sent,
  UnconfirmedAddress,
  Verification,
} from './types.js';

/**
 * Speaks `/v1/client` for one client token.
 *
 * ```js
 * const client = new CountersignClient({ verifier: 'https://2fa.example.com', token });
 * const answer = await client.verify('123 456');
 * if (answer.accepted && 'receipt' in answer) sendToBackend(answer.receipt);
 * ```
 *
 * Every method rejects with a {@link ClientError}; a refused code is an answer and resolves.
 */
export class CountersignClient extends SignInClient {
  constructor(options: ClientOptions) {
    super(options, isProblemType);
  }

  /** Cancels the reset that is under way, on the security page. */
  cancelReset(): Promise<void> {
    return this.calls.call('DELETE', '/reset');
  }

  factors(): Promise<Factors> {
    return this.calls.call('GET', '/factors');
  }

  /** Begins a set-up: the only time the secret of an authenticator is told. A code goes out where it is an address. */
  addFactor(factor: BeginFactor): Promise<PendingFactor> {
    return this.calls.call('POST', '/factors', factor);
  }

  /** Sends the code of an e-mail or SMS set-up again. */
  sendFactor(id: string): Promise<Sent> {
    return this.post(`/factors/${encodeURIComponent(id)}/send`, {});
  }

  /** The recovery codes that the confirmation of this set-up makes valid, where they are shown before it. */
  draftRecoveryCodes(id: string): Promise<IssuedCodes> {
    return this.insist(`/factors/${encodeURIComponent(id)}/recovery-codes`, {});
  }

  /** Ends a set-up with the first code that the authenticator shows, or that was sent. */
  confirmFactor(id: string, code: string): Promise<Confirmation> {
    return this.insist(`/factors/${encodeURIComponent(id)}/confirm`, { code });
  }

  /** An empty label takes the name away. */
  renameFactor(id: string, label: string): Promise<Factor> {
    return this.calls.call('PATCH', `/factors/${encodeURIComponent(id)}`, { label: label || null });
  }

  removeFactor(id: string): Promise<void> {
    return this.calls.call('DELETE', `/factors/${encodeURIComponent(id)}`);
  }

  /** Issues a new set of recovery codes; the old set dies. */
  issueRecoveryCodes(): Promise<IssuedCodes> {
    return this.calls.call('POST', '/recovery-codes', {});
  }

  addresses(): Promise<Addresses> {
    return this.calls.call('GET', '/addresses');
  }

  /** Adds an e-mail address or a phone number (E.164), and sends a code to it. */
  addAddress(kind: AddressKind, value: string): Promise<UnconfirmedAddress> {
    return this.calls.call('POST', '/addresses', { kind, value });
  }

  confirmAddress(id: string, code: string): Promise<AddressConfirmation> {
    return this.calls.call('POST', `/addresses/${encodeURIComponent(id)}/confirm`, { code });
  }

  sendAddress(id: string): Promise<Sent> {
    return this.calls.call('POST', `/addresses/${encodeURIComponent(id)}/send`, {});
  }

  removeAddress(id: string): Promise<void> {
    return this.calls.call('DELETE', `/addresses/${encodeURIComponent(id)}`);
  }

  devices(): Promise<Devices> {
    return this.calls.call('GET', '/devices');
  }

  removeDevice(id: string): Promise<void> {
    return this.calls.call('DELETE', `/devices/${encodeURIComponent(id)}`);
  }

  /** The member's latest sign-ins, for them to see whether each was theirs. */
  signIns(): Promise<RecentSignIns> {
    return this.calls.call('GET', '/sign-ins');
  }

  /** Ends every session of the member but this page's. Asks for a step-up, and the application is told. */
  endSessions(): Promise<void> {
    return this.calls.call('POST', '/end-sessions', {});
  }

  /** Proves the second factor again, before a change to it. */
  stepUp(code: string): Promise<Verification> {
    return this.calls.call('POST', '/security/step-up', { code });
  }

  /** Sends the code to prove it with, where that one is sent. */
  sendStepUp(method: Method): Promise<Sent> {
    return this.calls.call('POST', '/security/send', { method });
  }

  /** Ends a security page's token for good, even while its page goes away. What stands in the browser's history opens nothing then. */
  async leave(): Promise<void> {
    await this.calls.call('DELETE', '/session', undefined, { keepalive: true }).catch(() => {});
  }
}
