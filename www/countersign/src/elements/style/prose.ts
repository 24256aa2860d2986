import { css } from 'lit';

/** Headings, paragraphs and the rhythm between them. */
export const prose = css`
  h2,
  h3,
  p,
  ol,
  ul,
  dl,
  dd {
    margin: 0;
  }

  /* Some languages have words that are longer than a small screen is wide. */
  :is(h2, h3, p, li, label) {
    overflow-wrap: break-word;
  }

  :is(h2, h3) {
    hyphens: auto;
  }

  h2 {
    font-size: clamp(1.25rem, 6.75cqi, 1.5rem);
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.015em;
    text-wrap: balance;
  }

  h2:focus,
  h3:focus {
    outline: none;
  }

  .lead {
    margin-block-start: 0.5rem;
    color: var(--_muted);
    text-wrap: pretty;
  }

  .small {
    color: var(--_muted);
    font-size: 0.875rem;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  svg.icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
