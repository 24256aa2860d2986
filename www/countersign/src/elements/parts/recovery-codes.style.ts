import { css } from 'lit';

export const recoveryCodesStyle = css`
  :host {
    container-type: inline-size;
  }

  form {
    display: grid;
    gap: 1rem;
  }

  ol {
    margin: 0;
    columns: 2;
    column-gap: 1.5rem;
    padding: 0.875rem 1.25rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    counter-reset: code;
    list-style: none;
    user-select: text;
  }

  li {
    display: flex;
    align-items: baseline;
    gap: 0.75rem;
    padding-block: 0.25rem;
    break-inside: avoid;
    counter-increment: code;
    font: 500 0.9375rem/1.6 var(--_mono);
    letter-spacing: 0.02em;
    white-space: nowrap;
  }

  li::before {
    content: counter(code);
    min-inline-size: 1.25rem;
    color: var(--_muted);
    font: 400 0.8125rem/1 var(--_font);
    font-variant-numeric: tabular-nums;
    text-align: end;
    user-select: none;
  }

  @container (inline-size < 32rem) {
    ol {
      columns: 1;
    }
  }

  ol.one {
    columns: 1;
    text-align: center;
  }

  .one li {
    justify-content: center;
    font-size: clamp(1rem, 5cqi, 1.25rem);
  }

  .one li::before {
    content: none;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .actions > * {
    flex: 1 0 auto;
    max-inline-size: 100%;
    padding-inline: 0.75rem;
  }

  .actions > countersign-copy-button {
    padding: 0;
  }

  .actions > countersign-copy-button::part(button) {
    inline-size: 100%;
    padding-inline: 0.75rem;
  }

  .check:has([aria-invalid='true']) {
    border-color: var(--_danger);
  }

  .notice {
    margin-block-start: 1rem;
  }

  @media print {
    .check {
      display: none;
    }

    ol {
      border: 0;
      background: none;
      color: #000;
    }
  }
`;
