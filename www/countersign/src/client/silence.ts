import { ClientError } from './error.js';

/** How long the verifier may take to show that it is there. */
const KNOCK_MS = 3000;

/**
 * Why a call brought no answer, as far as a page can find out: of a refused preflight, a stopped server and a pulled
 * cable the browser says only that the call failed. `verifier` is the address before `/v1/client`.
 */
export async function whySilent(verifier: string, fetch: typeof globalThis.fetch): Promise<ClientError> {
  if (globalThis.navigator?.onLine === false) return ClientError.offline();
  const page = globalThis.location?.origin;
  const foreign = page !== undefined && new URL(verifier, page).origin !== page;
  if (!foreign || !(await isThere(verifier, fetch))) return ClientError.unreachable();
  const error = ClientError.notListed(page);
  console.error(error.message);
  return error;
}

/** Whether the verifier answers at all. A page of any origin learns that there is an answer, though not what it says. */
async function isThere(verifier: string, fetch: typeof globalThis.fetch): Promise<boolean> {
  try {
    await fetch(`${verifier}/healthz`, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(KNOCK_MS) });
    return true;
  } catch {
    return false;
  }
}
