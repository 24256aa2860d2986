import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The clock that a run's servers see, for a test to turn. The servers are those that are shipped and know nothing of it: Debian's
 * `faketime` stands between them and the system's clock, and reads from a file how far the day is turned.
 */
export class ServerClock {
  #ahead = 0;

  private constructor(
    private readonly file: string,
    private readonly library: string,
  ) {}

  /** Shows the right time, until it is turned. */
  static in(folder: string): ServerClock {
    const clock = new ServerClock(join(folder, 'clock'), faketime());
    clock.turn(0);
    return clock;
  }

  /** What a server is started with. Only the time of day is turned: a server's own waits are as long as they are. */
  get environment(): Record<string, string> {
    return {
      LD_PRELOAD: this.library,
      FAKETIME_TIMESTAMP_FILE: this.file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    };
  }

  /** The servers' time, in milliseconds. */
  now(): number {
    return Date.now() + this.#ahead * 1000;
  }

  /** Turns it forward. */
  turn(minutes: number): void {
    this.#ahead += minutes * 60;
    // Renamed: no server reads half a line.
    writeFileSync(`${this.file}.next`, `+${this.#ahead}\n`);
    renameSync(`${this.file}.next`, this.file);
  }
}

function faketime(): string {
  const found = readdirSync('/usr/lib')
    .map((name) => join('/usr/lib', name, 'faketime', 'libfaketimeMT.so.1'))
    .find((path) => existsSync(path));
  if (!found) throw new Error('faketime is not installed: run scripts/packages codes first');
  return found;
}
