/**
 * The client token arrives in the fragment, which no server and no referrer sees, and leaves the address bar and the
 * history at once. It stays in this tab's own storage until the session is over: phones drop a page while the person
 * looks at the authenticator app, and a page without its token would send them back to the password.
 */
const PLACE = `countersign:${location.pathname}`;

export function takeToken(): string {
  const arrived = decodeURIComponent(location.hash.slice(1));
  if (arrived) {
    history.replaceState(null, '', location.pathname + location.search);
    sessionStorage.setItem(PLACE, arrived);
  }
  return arrived || (sessionStorage.getItem(PLACE) ?? '');
}

export function dropToken(): void {
  sessionStorage.removeItem(PLACE);
}
