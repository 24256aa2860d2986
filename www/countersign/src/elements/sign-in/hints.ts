import type { WaysMessages } from '../messages/index.js';
import type { CodeKind } from '../refusal.js';
import { appHintsOf } from './help.js';

/** What to look at when a code of any kind does not work. */
export function hintsOf(say: WaysMessages, kind: CodeKind): readonly string[] {
  const { signIn } = say;
  switch (kind) {
    case 'token':
      return [signIn.helpTokenOnce, signIn.helpTokenPair];
    case 'pair':
      return [signIn.helpTokenOnce];
    case 'sent':
      return [signIn.helpSpam, signIn.helpNewest];
    case 'recovery':
      return [signIn.helpRecovery];
    case 'app':
      return appHintsOf(say);
  }
}
