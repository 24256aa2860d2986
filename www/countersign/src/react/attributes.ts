/** What speaks with the verifier. */
export interface Connection {
  /** Where the verifier lives; left out for the page's own origin. */
  verifier?: string | undefined;
  /** Shows the workspace's logo and color: for pages that carry no other sign of whose they are. */
  branded?: boolean | undefined;
}

/** What a member's own token opens. */
export interface Session extends Connection {
  /** The `cs_client_…` token, which your backend minted for this member and purpose. */
  token: string;
}

/** A field for a code. */
export interface Field {
  name?: string | undefined;
  /** The digits that are there. */
  value?: string | undefined;
  /** The words above it. */
  label?: string | undefined;
  /** Leaves the label to screen readers. */
  quiet?: boolean | undefined;
  /** How many digits a code has, at most. Default 6. */
  digits?: number | undefined;
  /** How many it has at least, where codes differ. */
  fewest?: number | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  readonly?: boolean | undefined;
  /** What is wrong with the code, in your words. */
  error?: string | undefined;
}
