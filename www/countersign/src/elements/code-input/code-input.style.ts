import { css } from 'lit';

export const codeInputStyle = css`
  .digits {
    position: relative;
  }

  .digits input {
    position: absolute;
    inset: 0;
    z-index: 1;
    inline-size: 100%;
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    background-clip: text;
    color: transparent;
    caret-color: transparent;
    font-size: 1.5rem;
    -webkit-text-fill-color: transparent;
  }

  .digits input::selection {
    background: none;
  }

  .cells {
    display: flex;
    gap: clamp(0.25rem, 2cqi, 0.5rem);
  }

  .cell {
    flex: 1 1 0;
    display: grid;
    place-items: center;
    min-inline-size: 0;
    block-size: 3.5rem;
    border: 1px solid var(--_field-line);
    border-radius: calc(var(--_radius) * 0.8);
    background: var(--_surface);
    font-size: 1.625rem;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    transition:
      border-color var(--_ease),
      box-shadow var(--_ease);
  }

  .cell.gap {
    margin-inline-start: clamp(0.25rem, 2cqi, 0.625rem);
  }

  .wrong .cell {
    border-color: var(--_danger);
  }

  input:disabled ~ .cells .cell {
    background: var(--_raised);
    border-color: var(--_line);
  }

  input:focus ~ .cells .cell[data-active] {
    border-color: var(--_accent);
    box-shadow:
      inset 0 0 0 1px var(--_accent),
      var(--_ring);
  }

  input:focus ~ .cells .cell[data-active]:not([data-filled])::after {
    content: '';
    inline-size: 2px;
    block-size: 1.625rem;
    border-radius: 1px;
    background: var(--_accent);
    animation: blink 1.1s steps(2, jump-none) infinite;
  }

  /* Where people choose their own colors, shadows and backgrounds are gone. */
  @media (forced-colors: active) {
    input:focus ~ .cells .cell[data-active] {
      outline: 2px solid Highlight;
    }
  }

  input:read-only ~ .cells .cell {
    color: var(--_muted);
  }

  @keyframes blink {
    50% {
      opacity: 1;
    }
    100% {
      opacity: 0;
    }
  }

  [part='problem'] .notice {
    margin-block-start: 1rem;
  }

  :host {
    container-type: inline-size;
  }
`;
