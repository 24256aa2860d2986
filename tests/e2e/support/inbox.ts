/** What arrived for people, and whoever waits for it. Each message is taken out once, the oldest first. */
export class Inbox<Message extends { to: string }> {
  readonly #kept: Message[] = [];
  readonly #waiting = new Set<() => void>();
  /** Everything that ever arrived. */
  readonly all: Message[] = [];

  add(message: Message): void {
    this.all.push(message);
    this.#kept.push(message);
    for (const look of [...this.#waiting]) look();
  }

  /** The next message to somebody that is as wanted; those before it stay. */
  async next(to: string, wanted: (message: Message) => boolean = () => true, milliseconds = 15_000): Promise<Message> {
    const take = () => {
      const at = this.#kept.findIndex((message) => message.to === to && wanted(message));
      return at < 0 ? undefined : this.#kept.splice(at, 1)[0];
    };
    const here = take();
    if (here) return here;
    return new Promise((found, failed) => {
      const look = () => {
        const message = take();
        if (!message) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        found(message);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        failed(new Error(`nothing came for ${to}; what came: ${JSON.stringify(this.all.map((each) => each.to))}`));
      }, milliseconds);
      this.#waiting.add(look);
    });
  }
}
