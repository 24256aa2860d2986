import { css } from 'lit';

export const enrolmentStyle = css`
  :host {
    container-type: inline-size;
  }

  .steps {
    display: grid;
    gap: 2rem;
    padding: 0;
    list-style: none;
    counter-reset: step;
  }

  .steps > li {
    counter-increment: step;
    min-inline-size: 0;
  }

  .steps > li > h3 {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    margin-block-end: 0.25rem;
  }

  .steps > li > h3::before {
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

  .steps > .type > h3 {
    margin-block-end: 0.875rem;
  }

  .scan > * + * {
    margin-block-start: 0.75rem;
  }

  .scan > h3 + p {
    margin-block-start: 0.25rem;
  }

  .draw {
    display: grid;
    gap: 1.25rem;
    justify-items: center;
    padding: 1.25rem;
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  /* Dark on white whatever the scheme: many scanners do not read the reverse. */
  .qr {
    display: grid;
    place-items: center;
    inline-size: min(100%, 13.5rem);
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

  .by-hand {
    inline-size: 100%;
    min-inline-size: 0;
    text-align: center;
  }

  .open {
    display: none;
    inline-size: 100%;
    text-align: center;
  }

  .open .button {
    inline-size: 100%;
    margin-block-end: 0.375rem;
  }

  h4 {
    margin: 0;
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

  /* The phone that shows the page most likely holds the app as well. */
  @media (pointer: coarse) {
    .open {
      display: block;
    }
  }

  @container (inline-size >= 34rem) {
    .open {
      grid-column: 1 / -1;
    }

    .draw {
      grid-template-columns: 12.5rem minmax(0, 1fr);
      align-items: center;
      justify-items: start;
    }

    .by-hand {
      text-align: start;
    }

    .key,
    countersign-copy-button {
      justify-content: start;
    }

    .by-hand:dir(rtl) .key {
      justify-content: end;
    }

    .type > countersign-code-field {
      max-inline-size: 24rem;
    }
  }
`;
