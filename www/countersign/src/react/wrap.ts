'use client';

import {
  createElement,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type PropsWithoutRef,
  type RefAttributes,
} from 'react';

/** Which event comes to which prop. */
type Names<Events> = Readonly<Record<string, keyof Events & string>>;

type Handlers<Events, Of extends Names<Events>> = { [Prop in keyof Of]?: ((event: Events[Of[Prop]]) => void) | undefined };

/** An element as a component: what it is told, who listens, and what all of HTML has. */
export type Wrapped<E extends HTMLElement, Attributes, Events, Of extends Names<Events>> = ForwardRefExoticComponent<
  PropsWithoutRef<Attributes & Handlers<Events, Of> & Omit<HTMLAttributes<E>, keyof Attributes | keyof Of>> & RefAttributes<E>
>;

/** There or not: React 18 would write `false` into the attribute, and 19 takes an empty attribute for a property that is false. */
const FLAGS: ReadonlySet<string> = new Set(['branded', 'quiet', 'required', 'disabled', 'readonly', 'hidden']);

/**
 * A component that is its element and nothing else. React leaves out the listeners of a custom element when it takes over
 * what a server rendered, so they are added here; and the element comes to life only after that, so that no event is missed
 * and it has changed nothing about itself before React compares.
 *
 * `load` brings the element's code and registers it. On a server it is never called.
 */
export function wrap<E extends HTMLElement, Attributes, Events, Of extends Names<Events>>(tag: string, load: () => Promise<unknown>, events: Of): Wrapped<E, Attributes, Events, Of> {
  const wrapped = forwardRef<E, Record<string, unknown>>(({ className, ...props }, ref) => {
    const element = useRef<E>(null);
    const latest = useRef(props);
    useImperativeHandle(ref, () => element.current as E, []);
    useEffect(() => void (latest.current = props));
    useEffect(() => {
      const mounted = new AbortController();
      for (const [prop, name] of Object.entries(events)) {
        const listener = (event: Event) => (latest.current[prop] as ((event: Event) => void) | undefined)?.(event);
        element.current?.addEventListener(name, listener, mounted);
      }
      void load();
      return () => mounted.abort();
    }, []);
    const attributes = Object.entries(props).filter(([prop]) => !(prop in events));
    const written = attributes.map(([name, value]) => [name, FLAGS.has(name) ? (value ? 'true' : undefined) : value]);
    // Where something else has registered the element already, its `state` is no mistake of the server's.
    return createElement(tag, { ...Object.fromEntries(written), class: className, ref: element, suppressHydrationWarning: true });
  });
  wrapped.displayName = tag;
  return wrapped as unknown as Wrapped<E, Attributes, Events, Of>;
}
