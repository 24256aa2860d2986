import { css } from 'lit';

/** A line of text for a code, and the wait for the next try. */
export const codePartsStyle = css`
  .line {
    font-family: var(--_mono);
    font-size: 1.0625rem;
    letter-spacing: 0.04em;
  }

  .recovery {
    text-transform: uppercase;
  }

  .hint {
    margin-block-start: 0.5rem;
  }

  [part='problem'] .notice {
    margin-block-start: 1rem;
  }

  .wait {
    min-block-size: 3rem;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    border-radius: calc(var(--_radius) * 0.8);
    background: var(--_raised);
    color: var(--_muted);
  }

  .wait b {
    color: var(--_text);
    font-variant-numeric: tabular-nums;
    font-weight: 650;
  }
`;
