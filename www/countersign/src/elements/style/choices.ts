import { css } from 'lit';

/** Ways, kinds and answers to choose from, what is confirmed by them, and what waits for a message. */
export const choices = css`
  .choices {
    display: grid;
    gap: 0.5rem;
    padding: 0;
    list-style: none;
  }

  button.choice {
    justify-content: flex-start;
    gap: 0.875rem;
    inline-size: 100%;
    min-block-size: 3.5rem;
    padding: 0.625rem 0.875rem;
    text-align: start;
  }

  .choice .picture {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  .choice .what {
    display: grid;
    flex: 1 1 8rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .choice b {
    font-weight: 600;
  }

  .choice .small {
    font-weight: 400;
  }

  .choice .name {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125rem 0.625rem;
  }

  .mark {
    padding: 0.125rem 0.5rem;
    border-radius: 1rem;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  .mark.less-secure {
    background: var(--_warning-soft);
    color: var(--_warning);
  }

  .sending {
    display: grid;
    justify-items: center;
    gap: 0.125rem;
    text-align: center;
  }

  .sending p.again {
    min-block-size: 2.25rem;
  }

  .sending p.again {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0 0.375rem;
  }

  .sending p.again b {
    color: var(--_text);
    font-variant-numeric: tabular-nums;
    font-weight: 650;
  }

  details.ways > summary {
    inline-size: fit-content;
    min-block-size: 2.75rem;
    margin-inline: auto;
    padding: 0.625rem 0.5rem;
    border-radius: 4px;
    color: var(--_accent);
    font-size: 0.9375rem;
    font-weight: 550;
    cursor: pointer;
  }

  details.ways[open] > summary {
    margin-block-end: 0.5rem;
  }

  .trust .small {
    display: block;
    font-weight: 400;
  }

  .action {
    margin-block-start: 1rem;
    padding: 0.75rem 0.875rem;
    border-inline-start: 0.25rem solid var(--_accent);
    background: var(--_accent-soft);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .go {
    inline-size: 100%;
    margin-block-start: 1.75rem;
  }

  .waiting {
    display: grid;
    gap: 1.25rem;
  }

  .wait-line {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    color: var(--_muted);
  }

  .wait-line .spinner {
    flex: none;
    color: var(--_accent);
  }

  .until {
    margin-block-end: 1.5rem;
  }

  .answers {
    display: grid;
    gap: 0.75rem;
  }

  .answers > * {
    min-block-size: 3rem;
  }

  form.details {
    display: grid;
    gap: 1.25rem;
  }

  form.details header {
    margin-block-end: 0.25rem;
  }

  fieldset {
    display: grid;
    gap: 0.5rem;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  form.details:has([name='known']:checked:not([value=''])) .typed {
    display: none;
  }

  form.details .hint {
    margin-block-start: 0.5rem;
  }

  form.details .notice {
    margin-block-start: 0.75rem;
  }

  form.details details.help {
    margin: 0;
    padding: 0;
    border: 0;
  }

  .pairs {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 6rem;
    align-items: center;
    gap: 0.5rem 1rem;
    margin-block-start: 0.75rem;
  }

  .pairs .label {
    margin: 0;
    font-weight: 500;
  }

  .mono {
    font-family: var(--_mono);
    letter-spacing: 0.04em;
  }

  ul.advice {
    display: grid;
    gap: 0.75rem;
    margin-block-start: 1rem;
    padding-inline-start: 1.25rem;
    text-align: start;
  }
`;
