import { css } from 'lit';

export const codeFieldStyle = css`
  form {
    display: grid;
    gap: 1rem;
  }

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

  [part='problem'] .notice {
    margin-block-start: 1rem;
  }

  :host {
    container-type: inline-size;
  }
`;
