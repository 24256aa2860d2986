import { css } from 'lit';

export const memberListStyle = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  .scroller {
    --row: 68;
    block-size: min(36rem, 70dvh);
    overflow-y: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  .rows {
    position: relative;
    padding: 0;
    list-style: none;
  }

  .rows > li {
    position: absolute;
    inset-inline: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr) 11rem;
    align-items: center;
    gap: 0.5rem;
    padding-inline-end: 0.75rem;
    border-block-end: 1px solid var(--_line);
  }

  .open {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 3fr) minmax(0, 4fr);
    gap: 0.75rem;
    block-size: 100%;
    padding-inline: 0.875rem 0.25rem;
    border: 0;
    border-radius: 0;
    background: none;
    text-align: start;
  }

  .open:hover {
    background: var(--_raised);
  }

  .open:focus-visible {
    outline-offset: -3px;
  }

  .who,
  .state {
    display: grid;
    justify-items: start;
    gap: 0.125rem;
    min-inline-size: 0;
  }

  .who bdi,
  .who .small,
  .how,
  .state .small {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .small {
    font-weight: 400;
  }

  .pill {
    max-inline-size: 100%;
    padding: 0.0625rem 0.5rem;
    border-radius: 1rem;
    background: var(--_raised);
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 600;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .pill.has {
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  .pill.must {
    background: var(--_warning-soft);
    color: var(--_warning);
  }

  .pill.late,
  .pill.locked {
    background: var(--_danger-soft);
    color: var(--_danger);
  }

  .setting {
    min-block-size: 2.5rem;
    min-inline-size: 0;
    padding-inline: 0.5rem;
    border: 1px solid var(--_field-line);
    border-radius: calc(var(--_radius) * 0.6);
    background: var(--_surface);
    color: inherit;
    font: 400 0.875rem var(--_font);
  }

  .setting:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }

  @container (inline-size < 44rem) {
    .scroller {
      --row: 124;
    }

    .rows > li {
      grid-template-columns: minmax(0, 1fr);
      align-content: center;
      gap: 0.25rem;
      padding-inline: 0.75rem;
    }

    .open {
      grid-template-columns: minmax(0, 1fr) auto;
      block-size: auto;
      padding: 0.25rem 0;
      gap: 0.125rem 0.5rem;
    }

    .how {
      display: none;
    }

    .state {
      justify-items: end;
      max-inline-size: 11rem;
    }
  }
`;
