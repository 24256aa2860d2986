import { css } from 'lit';

export const enrollmentStyle = css`
  :host {
    container-type: inline-size;
  }

  .steps {
    display: grid;
    gap: 1.75rem;
    counter-reset: step;
  }

  .steps > * {
    min-inline-size: 0;
  }

  :is(.scan, .type) {
    counter-increment: step;
  }

  :is(.scan, .type) > h3 {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    margin-block-end: 0.25rem;
  }

  :is(.scan, .type) > h3::before {
    content: counter(step);
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 1.625rem;
    block-size: 1.625rem;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: 0.875rem;
    font-weight: 650;
  }

  .type > h3 {
    margin-block-end: 0.875rem;
  }

  .type > p {
    margin-block: -0.5rem 1rem;
  }

  .scan > * + * {
    margin-block-start: 1rem;
  }

  .scan > h3 + p {
    margin-block-start: 0.25rem;
  }

  /* Dark on white whatever the scheme: many scanners do not read the reverse. */
  .qr {
    display: grid;
    place-items: center;
    inline-size: min(100%, 16.5rem);
    margin-inline: auto;
    aspect-ratio: 1;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: #fff;
    color: #000;
    text-align: center;
    forced-color-adjust: none;
  }

  .qr svg {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }

  .qr p {
    padding: 1rem;
    color: #52625d;
  }

  .scan > .valid {
    margin-block-start: 0.5rem;
    text-align: center;
  }

  .open {
    display: none;
    text-align: center;
  }

  .open .button {
    inline-size: 100%;
  }

  .open p {
    margin-block-start: 1.25rem;
  }

  .by-hand {
    padding: 1rem 1.25rem;
    border-radius: var(--_radius);
    background: var(--_raised);
    text-align: center;
  }

  .by-hand h3 {
    font-size: 0.875rem;
    font-weight: 600;
  }

  .key {
    display: grid;
    grid-template-columns: repeat(4, max-content);
    justify-content: center;
    gap: 0 0.75ch;
    margin-block: 0.375rem 0.25rem;
    font: 500 1rem/1.6 var(--_mono);
    letter-spacing: 0.06em;
    white-space: pre;
    user-select: all;
  }

  countersign-copy-button {
    display: grid;
    justify-content: center;
    margin-block-start: 0.75rem;
  }

  summary {
    inline-size: fit-content;
    padding-block: 0.25rem;
    border-radius: 4px;
    color: var(--_accent);
    font-size: 0.875rem;
    font-weight: 550;
    cursor: pointer;
  }

  .again {
    margin-block-start: 1rem;
  }

  .notice p {
    margin-block-start: 0.25rem;
  }

  /* The phone that shows the page most likely holds the app as well, and cannot scan itself. */
  @media (pointer: coarse) {
    .open {
      display: block;
    }

    .scan > .hint {
      display: none;
    }
  }

  @container (inline-size >= 34rem) {
    .steps {
      grid-template-columns: 16.5rem minmax(0, 1fr);
      grid-template-rows: auto 1fr;
      column-gap: 2rem;
    }

    .scan {
      grid-row: 1 / span 2;
    }

    .by-hand {
      align-self: end;
      padding-inline: 0.75rem;
    }

    details {
      grid-column: 1 / -1;
    }
  }
`;
