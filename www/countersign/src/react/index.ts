'use client';

/**
 * The elements as React components: typed props, events as props, rendered by a server as the plain tag. React is not part of
 * the package; 18 and 19 both do. The plain tags are known to JSX as well.
 *
 * @packageDocumentation
 */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { CountersignAdmin as AdminElement } from '../elements/admin/admin.js';
import type { CodeInputEvents, CountersignCodeInput as CodeInputElement } from '../elements/code-input/code-input.js';
import type { CountersignEvents } from '../elements/events.js';
import type { CountersignReset as ResetElement } from '../elements/reset/reset.js';
import type { CountersignSecurity as SecurityElement } from '../elements/security/security.js';
import type { CountersignSignInLink as SignInLinkElement } from '../elements/sign-in-link/sign-in-link.js';
import type { CountersignSignIn as SignInElement } from '../elements/sign-in/sign-in.js';
import type { Connection, Field, Session } from './attributes.js';
import { wrap, type Wrapped } from './wrap.js';

export type { CodeInputEvents, CountersignEvents };

const ending = { onExpired: 'countersign-expired', onFailed: 'countersign-failed' } as const;
const changing = { ...ending, onChanged: 'countersign-changed' } as const;
const passing = { ...changing, onPassed: 'countersign-passed' } as const;
const opening = { ...ending, onOpened: 'countersign-opened' } as const;
const typing = { onComplete: 'countersign-complete', onLetters: 'countersign-letters' } as const;

/** `<countersign-sign-in>`. */
export const CountersignSignIn: Wrapped<SignInElement, Session, CountersignEvents, typeof passing> = wrap('countersign-sign-in', () => import('../elements/sign-in/index.js'), passing);

/** `<countersign-security>`. */
export const CountersignSecurity: Wrapped<SecurityElement, Session, CountersignEvents, typeof changing> = wrap('countersign-security', () => import('../elements/security/index.js'), changing);

/** `<countersign-admin>`. */
export const CountersignAdmin: Wrapped<AdminElement, Session, CountersignEvents, typeof changing> = wrap('countersign-admin', () => import('../elements/admin/index.js'), changing);

/** `<countersign-sign-in-link>`, which takes its token from the page's address. */
export const CountersignSignInLink: Wrapped<SignInLinkElement, Connection, CountersignEvents, typeof opening> = wrap('countersign-sign-in-link', () => import('../elements/sign-in-link/index.js'), opening);

/** `<countersign-reset>`, which takes its token from the page's address. */
export const CountersignReset: Wrapped<ResetElement, Connection, CountersignEvents, typeof changing> = wrap('countersign-reset', () => import('../elements/reset/index.js'), changing);

/** `<countersign-code-input>`. What is typed comes with `onInput`, as with every field. */
export const CountersignCodeInput: Wrapped<CodeInputElement, Field, CodeInputEvents, typeof typing> = wrap('countersign-code-input', () => import('../elements/code-input/index.js'), typing);

/** A plain tag in JSX. React 19 listens under `on` and the event's name. */
type Tag<E extends HTMLElement, Attributes, Events> = DetailedHTMLProps<Omit<HTMLAttributes<E>, keyof Attributes>, E> &
  Partial<Attributes> & { class?: string | undefined } & { [Each in keyof Events & string as `on${Each}`]?: ((event: Events[Each]) => void) | undefined };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'countersign-sign-in': Tag<SignInElement, Session, CountersignEvents>;
      'countersign-security': Tag<SecurityElement, Session, CountersignEvents>;
      'countersign-admin': Tag<AdminElement, Session, CountersignEvents>;
      'countersign-sign-in-link': Tag<SignInLinkElement, Connection, CountersignEvents>;
      'countersign-reset': Tag<ResetElement, Connection, CountersignEvents>;
      'countersign-code-input': Tag<CodeInputElement, Field, CodeInputEvents>;
    }
  }
}
