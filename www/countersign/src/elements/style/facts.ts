import { css } from 'lit';

/** What a mailed link is about, fact by fact, and what to do about it. */
export const facts = css`
  .facts {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.375rem 1rem;
    margin-block-end: 1.5rem;
    padding: 0.875rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
  }

  dt {
    color: var(--_muted);
  }

  .not-you {
    margin-block-start: 1.25rem;
  }
`;
