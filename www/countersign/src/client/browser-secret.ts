/** For browsers that allow a page no storage. */
const memory = new Map<string, string>();

/**
 * What this browser is known by to one sign-in: drawn before the first code is sent, told to the verifier alone, and kept
 * for as long as an answer may be due. A link to the sign-in in other hands does not carry it (S28).
 */
export class BrowserSecret {
  readonly #place: string;
  /** Where every tab of this origin finds it, while a link is under way. */
  #shared: string | null = null;

  constructor(token: string) {
    // The token's checksum: enough to keep two tokens apart, and of no use to guess one.
    this.#place = `countersign:browser:${token.slice(-6)}`;
  }

  /** The secret of the page that asked for a sign-in's link, in another tab of the same browser; `null` in any other browser. */
  static of(signIn: string): string | null {
    return attempt(() => localStorage.getItem(sharedPlace(signIn))) ?? null;
  }

  /** Lets the tab that a sign-in's link opens know the secret too. */
  share(signIn: string): void {
    const place = (this.#shared = sharedPlace(signIn));
    attempt(() => localStorage.setItem(place, this.value));
  }

  /** 32 random bytes, base64url: the same at each call until they are forgotten, also after the page was loaded anew. */
  get value(): string {
    const kept = attempt(() => sessionStorage.getItem(this.#place)) ?? memory.get(this.#place);
    if (kept) return kept;
    const drawn = base64url(crypto.getRandomValues(new Uint8Array(32)));
    memory.set(this.#place, drawn);
    attempt(() => sessionStorage.setItem(this.#place, drawn));
    return drawn;
  }

  forget(): void {
    memory.delete(this.#place);
    attempt(() => sessionStorage.removeItem(this.#place));
    const shared = this.#shared;
    if (shared) attempt(() => localStorage.removeItem(shared));
  }
}

const sharedPlace = (signIn: string) => `countersign.browser.${signIn}`;

/** Storage throws where the person forbids it, and does not exist outside a page. */
function attempt<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
