import { css } from 'lit';

export const codeFieldStyle = css`
  form {
    display: grid;
    gap: 1rem;
  }

  :host {
    container-type: inline-size;
  }
`;
