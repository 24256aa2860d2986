import { css } from 'lit';

/** How somebody gets on without their device, and the reset that is under way. */
export const lostStyle = css`
  .under-way {
    margin-block-end: 1.5rem;
  }

  .told {
    margin-block-start: 0.75rem;
  }

  details.lost p {
    margin-block-start: 0.75rem;
    color: var(--_muted);
    font-size: 0.9375rem;
  }
`;
