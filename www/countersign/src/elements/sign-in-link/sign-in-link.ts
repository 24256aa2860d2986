import { type TemplateResult } from 'lit';
import * as pictures from '../pictures.js';
import { BrowserSecret } from '../../client/browser-secret.js';
import type { ClientOptions } from '../../client/calls.js';
import type { ClientError } from '../../client/error.js';
import { CountersignLink } from '../../client/link.js';
import type { Link } from '../../client/types.js';
import { tell } from '../events.js';
import { LinkElement } from '../link-element.js';
import { linkMessages, type LinkWords } from '../messages/link/index.js';
import { facts } from '../style/facts.js';
import { frame } from '../style/frame.js';
import { full } from '../style/full.js';
import { renderStatement } from '../views/heading.js';
import { renderQuestion } from './question.js';

type Step = 'passed' | 'enroll' | 'other-browser';

/**
 * `<countersign-sign-in-link verifier="https://…">`, on the page that a mailed sign-in link leads to: of the same origin
 * as the page that asked for the link. It takes the `cs_link_…` token from the page's address and asks before it spends it;
 * the page that asked goes on by itself.
 *
 * @fires countersign-opened - `{status}`: the page that asked goes on
 * @fires countersign-expired - the link is of no use, or of no use here
 * @fires countersign-failed - `{code}`, the type of a problem
 * @tagname countersign-sign-in-link
 */
export class CountersignSignInLink extends LinkElement<Link, CountersignLink, Step, LinkWords> {
  static override styles = [...full, frame, facts];

  constructor() {
    super(linkMessages);
  }

  protected override readonly tokenPrefix = 'cs_link_';

  protected override get endWords() {
    return this.language.messages.link;
  }

  protected override connect(options: ClientOptions): CountersignLink {
    return new CountersignLink(options);
  }

  protected override arrived(link: Link): string | null {
    // Said before anything is pressed; what was not begun in this browser would only be refused.
    if (BrowserSecret.of(link.sign_in) !== null) return link.expires_at;
    this.end('other-browser');
    return null;
  }

  protected override handles({ type }: ClientError): boolean {
    if (type !== 'other-browser') return false;
    this.end('other-browser');
    return true;
  }

  protected override renderOwnStep(step: Step | 'ask', link: Link): TemplateResult {
    const { link: say } = this.language.messages;
    switch (step) {
      case 'ask':
        return renderQuestion({ language: this.language, link, busy: this.busy, yes: () => this.#open(link) });
      case 'passed':
        return renderStatement(pictures.check, 'good', say.passed, say.passedLead);
      case 'enroll':
        return renderStatement(pictures.check, 'good', say.enroll, say.enrollLead);
      case 'other-browser':
        return renderStatement(pictures.alert, 'warning', say.otherBrowser, say.otherBrowserLead);
    }
  }

  #open(link: Link): Promise<void> {
    return this.working(async () => {
      const opened = await this.client.open(link.sign_in);
      const status = opened.status === 'enroll' ? 'enroll' : 'passed';
      this.done(status);
      tell(this, 'countersign-opened', { status });
    });
  }
}
