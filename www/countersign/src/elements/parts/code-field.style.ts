import { css } from 'lit';

export const codeFieldStyle = css`
  form {
    display: grid;
    gap: 1rem;
  }

  [part='problem'] .notice {
    margin-block-start: 1rem;
  }

  :host {
    container-type: inline-size;
  }
`;
