import { TIMEOUT_MS, type Calls } from './calls.js';
import { ClientError } from './error.js';

/** A file, however long it takes: only a verifier that falls silent counts as out of reach. An answer that breaks off is none. */
export async function download(calls: Calls, path: string): Promise<Blob> {
  const stop = new AbortController();
  const wait = () => setTimeout(() => stop.abort(), TIMEOUT_MS);
  let silence = wait();
  try {
    const response = await calls.ask('GET', path, undefined, { signal: stop.signal });
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      clearTimeout(silence);
      silence = wait();
      parts.push(part.value);
    }
    return new Blob(parts, { type: response.headers.get('content-type') ?? '' });
  } catch (error) {
    throw error instanceof ClientError ? error : ClientError.unreachable();
  } finally {
    clearTimeout(silence);
  }
}
