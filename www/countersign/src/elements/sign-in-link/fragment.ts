const LINK = /^#(cs_link_[a-z2-7]+)$/;

/** Takes the link's token out of the page's address, where it would stay in the history and be seen over a shoulder. */
export function takeLinkToken(): string | null {
  const token = LINK.exec(location.hash)?.[1] ?? null;
  if (token) history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}
