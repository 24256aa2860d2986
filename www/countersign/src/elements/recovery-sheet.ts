import type { SetUpMessages } from './messages/index.js';
import type { Owner } from './views/account.js';

/** The text that is downloaded and printed: it must still explain itself in three years, in a drawer. */
export function recoverySheet({ recovery: say }: SetUpMessages, codes: readonly string[], { workspace, account }: Owner, made: Date): string {
  return [
    say.fileTitle(workspace),
    '',
    say.fileAccount(account),
    say.fileMade(made.toISOString().slice(0, 10)),
    '',
    ...codes.map((code, at) => `${String(at + 1).padStart(2)}.  ${code}`),
    '',
    say.fileUse,
    say.fileOld,
    '',
  ].join('\n');
}

/** Prints the sheet alone, whatever page the element stands in, and takes it away again. */
export function print(sheet: string, direction: 'ltr' | 'rtl'): void {
  const paper = document.createElement('pre');
  paper.className = 'countersign-recovery-sheet';
  paper.dir = direction;
  paper.textContent = sheet;
  // A constructed sheet, because a strict content security policy refuses an inline one.
  const style = new CSSStyleSheet();
  style.replaceSync(`
    .countersign-recovery-sheet { display: none; }
    @media print {
      body > :not(.countersign-recovery-sheet) { display: none !important; }
      .countersign-recovery-sheet { display: block; margin: 2cm; color: #000; font: 13pt/1.7 ui-monospace, monospace; white-space: pre-wrap; }
    }
  `);
  document.adoptedStyleSheets.push(style);
  document.body.append(paper);
  addEventListener(
    'afterprint',
    () => {
      paper.remove();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== style);
    },
    { once: true },
  );
  window.print();
}
