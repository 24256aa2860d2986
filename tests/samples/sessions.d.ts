import 'express-session';

declare module 'express-session' {
  /** What the sample for Express keeps. */
  interface SessionData {
    signIn: string;
    member: string;
    since: number;
  }
}
