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
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    grid-template-rows: repeat(5, auto);
    grid-auto-flow: column;
    gap: 0.5rem 1.5rem;
    padding: 1.125rem 1.25rem;
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
      grid-template-columns: 1fr;
      grid-template-rows: none;
      grid-auto-flow: row;
      gap: 0.25rem;
    }
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

  .kept {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-block-size: 3rem;
    padding: 0.5rem 0.875rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.8);
    font-weight: 550;
    cursor: pointer;
  }

  .kept:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }

  .kept:has([aria-invalid='true']) {
    border-color: var(--_danger);
  }

  .notice {
    margin-block-start: 1rem;
  }

  .kept input {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--_accent);
  }

  @media print {
    .kept {
      display: none;
    }

    ol {
      border: 0;
      background: none;
      color: #000;
    }
  }
`;
