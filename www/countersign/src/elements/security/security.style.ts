import { css } from 'lit';

export const securityStyle = css`
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem;
  }

  .pill {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    padding: 0.125rem 0.625rem;
    border-radius: 1rem;
    background: var(--_raised);
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  .pill.on {
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  .done {
    margin-block-end: 1.5rem;
  }

  .done + .advice {
    margin-block: -0.5rem 1.5rem;
  }

  section {
    padding-block-start: 1.5rem;
    border-block-start: 1px solid var(--_line);
  }

  section + section {
    margin-block-start: 1.5rem;
  }

  section > h3 + * {
    margin-block: 0.25rem 1rem;
  }

  .items {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
    margin-block: 0.75rem 1rem;
    padding: 0;
    list-style: none;
  }

  .items > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.875rem;
    padding-block: 0.75rem;
    padding-inline: 0.875rem 0.5rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  .device {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    border-radius: 50%;
    background: var(--_raised);
    color: var(--_muted);
  }

  @container (inline-size < 24rem) {
    .device {
      display: none;
    }
  }

  .what {
    display: grid;
    flex: 1 1 11rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .named {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125rem 0.5rem;
    min-inline-size: 0;
  }

  .named b {
    font-weight: 600;
  }

  .warned {
    color: var(--_warning);
  }

  .do {
    display: flex;
    flex-wrap: wrap;
    flex: none;
    gap: 0 0.25rem;
    max-inline-size: 100%;
    margin-block: -0.375rem;
    margin-inline: auto 0;
  }

  button.remove {
    color: var(--_danger);
  }

  summary {
    inline-size: fit-content;
    padding-block: 0.625rem;
    color: var(--_accent);
    cursor: pointer;
  }

  .naming {
    flex: 1 1 100%;
    padding-inline-end: 0.375rem;
  }

  .naming .row {
    margin-block-start: 0.75rem;
  }

  .naming .primary {
    min-block-size: 2.75rem;
  }

  section > h3 + .few {
    margin-block: 0.625rem 1rem;
  }

  .few + .primary {
    inline-size: auto;
  }

  .hint {
    margin-block: 0.5rem 1.25rem;
  }

  .notice.reset {
    margin-block-end: 1.5rem;
  }

  .notice.reset div {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
  }

  .cancel {
    margin-block-start: 0.5rem;
    text-align: center;
  }
`;
