import { css } from 'lit';

/** Buttons. */
export const buttons = css`
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-block-size: 2.75rem;
    padding: 0.5rem 1rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.8);
    background: var(--_surface);
    color: var(--_text);
    font: 550 0.9375rem/1.25 var(--_font);
    text-decoration: none;
    cursor: pointer;
    transition: var(--_ease);
    transition-property: background-color, border-color, box-shadow;
  }

  button:hover,
  .button:hover {
    border-color: var(--_field-line);
    background: var(--_raised);
  }

  :is(button, .button, summary, a, input:not([name='code'])):focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .primary {
    inline-size: 100%;
    min-block-size: 3rem;
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    font-size: 1rem;
  }

  .primary:hover {
    background: var(--_accent-hover);
  }

  button.plain {
    min-block-size: 2.75rem;
    padding-inline: 0.5rem;
    border-color: transparent;
    background: none;
    color: var(--_accent);
  }

  button.plain:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  button:disabled,
  button[aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
  }

  .spinner {
    inline-size: 1.125em;
    block-size: 1.125em;
    border: 2px solid currentColor;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: turn 700ms linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  /* Where people choose their own colors, every button has the same ones: the one to press keeps its own. */
  @media (forced-colors: active) {
    .primary {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }

    .primary:hover {
      background: HighlightText;
      color: Highlight;
    }
  }
`;
