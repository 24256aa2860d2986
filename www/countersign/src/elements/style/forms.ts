import { css } from 'lit';

/** What is filled in beside the digits of a code, and what stands around it on a page of several parts. */
export const forms = css`
  :host {
    --_mono: var(
      --countersign-font-mono,
      ui-monospace, 'SF Mono', 'Cascadia Mono', 'Roboto Mono', 'Noto Sans Mono', Menlo, Consolas, monospace
    );
  }

  h3 {
    font-size: 1rem;
    font-weight: 650;
    line-height: 1.4;
  }

  button.danger {
    border-color: transparent;
    background: var(--_danger);
    color: light-dark(#fff, #3a0a05);
  }

  button.danger:hover {
    background: color-mix(in oklab, var(--_danger), light-dark(#000, #fff) 14%);
  }

  button.fit {
    inline-size: auto;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .text {
    inline-size: 100%;
    min-block-size: 3rem;
    padding: 0.5rem 0.875rem;
    border: 1px solid var(--_field-line);
    border-radius: calc(var(--_radius) * 0.8);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    transition: box-shadow var(--_ease);
  }

  .text:focus-visible {
    border-color: var(--_accent);
    outline: 1px solid var(--_accent);
    outline-offset: -1px;
    box-shadow: var(--_ring);
  }

  /* A box or a dot to mark, with its words as part of it. */
  .check {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-block-size: 3rem;
    padding: 0.5rem 0.875rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.8);
    font-weight: 550;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .check:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }

  .check input {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--_accent);
  }

  .notice.good {
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  .badge.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }

  /* What is worth printing is the recovery codes. */
  @media print {
    button,
    .button,
    .notice {
      display: none !important;
    }
  }
`;
