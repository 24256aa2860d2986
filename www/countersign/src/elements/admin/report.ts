/** What no file system takes in a name, and what would show a name as another one. */
const UNFIT = /[\\/:*?"<>|\p{C}]+/gu;

/** The report's name: whose it is, and of which day. */
export function reportName(workspace: string, day: Date): string {
  return `${workspace.replace(UNFIT, ' ').trim()} ${day.toISOString().slice(0, 10)}.csv`;
}

/** How much a file holds: "12.3 MB". */
export function sizeOf(bytes: number, locale: string): string {
  const [unit, of] = bytes < 1_000_000 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / of);
}
