import type { EndedWords } from './messages/ended/index.js';

/** Why the session is over, which decides what the person is told to do. */
export type End =
  /** Its time has passed while the page was open. */
  | 'expired'
  /** The verifier no longer takes its token. */
  | 'over'
  /** It belongs to another browser (S28). */
  | 'other-browser'
  /** The verifier does not know its token. */
  | 'invalid'
  /** The person has left the page. */
  | 'left'
  /** The authenticators that the token could be used with are gone. */
  | 'changed';

export interface EndWords {
  title: string;
  lead: string;
}

/** What the end of a session is told with, unless an element knows more of it. */
export function endWordsOf({ ended: say }: EndedWords, end: End): EndWords {
  switch (end) {
    case 'expired':
      return { title: say.title, lead: say.lead };
    case 'over':
      return { title: say.overTitle, lead: say.overLead };
    case 'other-browser':
      return { title: say.otherBrowserTitle, lead: say.otherBrowserLead };
    case 'invalid':
      return { title: say.invalidTitle, lead: say.invalidLead };
    case 'left':
      return { title: say.leftTitle, lead: say.leftLead };
    case 'changed':
      return { title: say.changedTitle, lead: say.changedLead };
  }
}
