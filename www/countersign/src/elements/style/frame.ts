import { css } from 'lit';

/** The outer shape of the elements, no frame of their own, so that they merge into the page around them; and what stands in their steps. */
export const frame = css`
  :host {
    container-type: inline-size;
    max-inline-size: 40rem;
  }

  .trouble:not(:empty) .notice {
    margin-block-end: 1.25rem;
  }

  .loading {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.75rem;
    min-block-size: 12rem;
    color: var(--_muted);
  }

  header {
    margin-block-end: 1.5rem;
  }

  .account {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    margin-block-start: 1rem;
    padding: 0.625rem 0.875rem;
    border-radius: var(--_radius);
    background: var(--_raised);
    font-size: 0.9375rem;
    line-height: 1.35;
  }

  .account :is(.initial, .logo) {
    flex: none;
    inline-size: 2.25rem;
    block-size: 2.25rem;
  }

  .account .initial {
    display: grid;
    place-items: center;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: 650;
  }

  .account .logo {
    padding: 0.1875rem;
    border-radius: calc(var(--_radius) * 0.6);
    background: #fff;
    object-fit: contain;
  }

  /* On a page of ours the account stands above everything, as the head of the page. */
  .brand .account {
    margin-block: 0 1.5rem;
  }

  .account .names {
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .account b {
    font-weight: 600;
  }

  .account .who {
    color: var(--_muted);
  }

  .back {
    margin-block-start: 1.75rem;
  }

  .badge {
    display: inline-grid;
    place-items: center;
    inline-size: 3rem;
    block-size: 3rem;
    margin-block-end: 1rem;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: 1.2rem;
  }

  .badge.warning {
    background: var(--_warning-soft);
    color: var(--_warning);
  }

  .centre {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    padding-block: 1.5rem 0.5rem;
    text-align: center;
  }

  details.help {
    margin-block-start: 1.25rem;
    padding-block-start: 1rem;
    border-block-start: 1px solid var(--_line);
  }

  details.help summary {
    inline-size: fit-content;
    border-radius: 4px;
    color: var(--_muted);
    font-size: 0.9375rem;
    font-weight: 550;
    cursor: pointer;
  }

  details.help ul {
    display: grid;
    gap: 0.5rem;
    margin-block-start: 0.75rem;
    padding-inline-start: 1.25rem;
    color: var(--_muted);
    font-size: 0.9375rem;
  }

  details.help b {
    color: var(--_text);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .more {
    display: grid;
    gap: 0.75rem;
    margin-block-start: 1rem;
  }

  .more:not(:has(> *)) {
    display: none;
  }

  .switch {
    text-align: center;
  }

  .lost > .switch {
    margin-block-start: 1rem;
  }
`;
