import { css } from 'lit';

export const adminStyle = css`
  :host {
    max-inline-size: 76rem;
  }

  .top {
    margin-block-end: 1rem;
  }

  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    margin-block-end: 1.5rem;
    padding-block-end: 0.5rem;
    border-block-end: 1px solid var(--_line);
  }

  .tabs button {
    border-color: transparent;
    background: none;
    color: var(--_muted);
  }

  .tabs button[aria-current] {
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  header:has(> [data-focus]) {
    margin-block-end: 1.25rem;
  }

  /* A step that asks something is read in one column. */
  :host([state='ask']) > div,
  :host([state='step-up']) > div,
  :host([state='no-factor']) > div,
  :host([state='code']) > div {
    max-inline-size: 34rem;
    margin-inline: auto;
  }

  .filters {
    display: grid;
    grid-template-columns: minmax(0, 2fr) repeat(3, minmax(0, 1fr));
    gap: 0.75rem;
    margin-block-end: 1rem;
  }

  .below {
    margin-block-start: 1rem;
  }

  .filtered {
    display: grid;
    gap: 0.25rem;
  }

  .line {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 20rem);
    align-items: center;
    gap: 0.25rem 1rem;
    margin-block: 0.75rem;
  }

  .line .number {
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }

  .line .number .text {
    max-inline-size: 7rem;
  }

  .text.fit {
    flex: 1 1 14rem;
    inline-size: auto;
  }

  .policy {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    gap: 2rem;
  }

  .beside {
    position: sticky;
    inset-block-start: 1rem;
    align-self: start;
    display: grid;
    gap: 1rem;
    max-block-size: calc(100dvh - 2rem);
    overflow-y: auto;
    padding: 1rem 1.25rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .notice + section {
    margin-block-start: 1.5rem;
  }

  section.preview {
    display: grid;
    gap: 0.75rem;
    padding: 0;
    border: 0;
  }

  section.preview > h3 + * {
    margin: 0;
  }

  .group {
    margin-block-start: 1.5rem;
  }

  .group .check {
    margin-block: 0.5rem;
    font-weight: 400;
  }

  .boxes {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    margin-block: 0.75rem;
  }

  .boxes legend {
    margin-block-end: 0.25rem;
    padding: 0;
  }

  .box {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 2.25rem;
    cursor: pointer;
  }

  .box input {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin: 0;
    accent-color: var(--_accent);
  }

  ul.sum {
    display: grid;
    gap: 0.625rem;
    padding: 0;
    list-style: none;
  }

  ul.sum > li {
    display: flex;
    gap: 0.625rem;
  }

  ul.sum > .danger {
    color: var(--_danger);
  }

  ul.sum > .warning {
    color: var(--_warning);
  }

  .preview details > summary {
    inline-size: fit-content;
    min-block-size: 2rem;
    border-radius: 4px;
    font-weight: 550;
    cursor: pointer;
  }

  ul.names {
    display: grid;
    max-block-size: 14rem;
    overflow-y: auto;
    padding: 0;
    list-style: none;
  }

  ul.names button {
    justify-content: flex-start;
    min-block-size: 2.25rem;
    text-align: start;
  }

  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    margin-block-end: 1.5rem;
  }

  .figure {
    flex: 1 1 10rem;
    padding: 0.75rem 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  .figure dt {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    color: var(--_muted);
  }

  .figure dd {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.625rem;
  }

  .figure b {
    font-size: 1.5rem;
    font-weight: 650;
  }

  .role-owner {
    --_role: light-dark(#7a4b00, #ffcf8a);
    --_dashes: 2 5;
  }

  .role-admin {
    --_role: light-dark(#8f2d56, #ff9ec0);
    --_dashes: 9 5;
  }

  .role-agent {
    --_role: var(--_accent);
    --_dashes: none;
  }

  .role-end-user {
    --_role: light-dark(#2b5fb3, #9cc4ff);
    --_dashes: 12 4 2 4;
  }

  .key {
    inline-size: 1.25rem;
    block-size: 0.25rem;
    border-radius: 2px;
    background: var(--_role);
  }

  /* Time runs from left to right in every language. */
  .chart {
    direction: ltr;
    display: block;
    inline-size: 100%;
    max-inline-size: 60rem;
    block-size: auto;
    margin-block-end: 1.5rem;
  }

  .chart text {
    fill: var(--_muted);
    font: 400 0.75rem var(--_font);
    unicode-bidi: plaintext;
  }

  .chart .grid {
    stroke: var(--_line);
    stroke-width: 1;
  }

  .chart path {
    fill: none;
    stroke: var(--_role);
    stroke-width: 2.5;
    stroke-dasharray: var(--_dashes);
    stroke-linejoin: round;
    stroke-linecap: round;
  }

  .table > summary {
    inline-size: fit-content;
    border-radius: 4px;
    font-weight: 550;
    cursor: pointer;
  }

  .scrolled {
    max-inline-size: 100%;
    max-block-size: 32rem;
    overflow: auto;
    margin-block: 0.5rem 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  .scrolled:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.9375rem;
  }

  :is(th, td) {
    padding: 0.5rem 0.875rem;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
  }

  thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_raised);
    font-weight: 600;
  }

  :is(td:first-child, th[scope='row']) {
    white-space: nowrap;
  }

  td button.plain {
    min-block-size: 1.5rem;
    padding: 0;
    text-align: start;
  }

  .log code {
    font-family: var(--_mono);
    font-size: 0.875rem;
  }

  .log-filters {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0.75rem;
    margin-block-end: 1rem;
  }

  .log-filters .row {
    margin: 0;
  }

  .history {
    margin-block-start: 2rem;
  }

  .history .items > li {
    display: block;
  }

  .past {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75rem;
  }

  .past > button {
    margin-inline-start: auto;
  }

  .changes {
    table-layout: fixed;
  }

  .changes th:first-child {
    inline-size: 50%;
  }

  .changes thead th {
    position: static;
    background: none;
  }

  .changes tbody tr:last-child > * {
    border: 0;
  }

  .changes th[scope='row'] {
    white-space: normal;
  }

  button.all {
    padding-inline: 0;
  }

  .telling {
    max-inline-size: 16rem;
    margin-block: 0.75rem;
  }

  .announcement {
    max-inline-size: 42rem;
    margin-block-end: 0.75rem;
    padding: 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .issued {
    display: grid;
    gap: 0.25rem;
    margin-block-end: 1.25rem;
    padding: 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    font-size: 1.25rem;
    overflow-wrap: anywhere;
  }

  @container (inline-size < 52rem) {
    .policy {
      grid-template-columns: minmax(0, 1fr);
    }

    .beside {
      position: static;
      max-block-size: none;
    }
  }

  @container (inline-size < 40rem) {
    .filters {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 0.5rem;
    }

    .log-filters {
      grid-template-columns: minmax(0, 1fr);
    }

    td:first-child {
      white-space: normal;
    }

    .filters .wide {
      grid-column: 1 / -1;
    }

    .filters select {
      padding-inline: 0.5rem;
    }

    .line {
      grid-template-columns: minmax(0, 1fr);
    }

    /* The chart shrinks with the page; what is read on it does not. */
    .chart text {
      font-size: 1.3rem;
    }

    .chart path {
      stroke-width: 4;
    }

    :is(th, td) {
      padding-inline: 0.5rem;
    }
  }
`;
