import { css } from 'lit';

/** What stands around a field: its label, and what is wrong. */
export const notes = css`
  .label {
    display: block;
    margin-block-end: 0.5rem;
    font-weight: 600;
    font-size: 0.9375rem;
  }

  .notice {
    display: flex;
    gap: 0.625rem;
    padding: 0.75rem 0.875rem;
    border-radius: calc(var(--_radius) * 0.8);
    background: var(--_raised);
    font-size: 0.9375rem;
    text-wrap: pretty;
  }

  .notice svg.icon {
    margin-block-start: 0.05em;
  }

  .notice.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }

  .notice.warning {
    background: var(--_warning-soft);
    color: var(--_warning);
  }
`;
