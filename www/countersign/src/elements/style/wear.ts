import type { CSSResult, LitElement } from 'lit';

/** Gives an element style sheets beside those that it began with, each once. */
export function wear({ renderRoot }: LitElement, styles: readonly CSSResult[]): void {
  const { adoptedStyleSheets: worn } = renderRoot as ShadowRoot;
  for (const { styleSheet } of styles) if (styleSheet && !worn.includes(styleSheet)) worn.push(styleSheet);
}
