import { createServer, request } from 'node:http';

/** What stands between an application and its verifier: it hands on whatever it is asked, unless it is told to answer itself. */
export class Between {
  /** Answers in place of the verifier: from a request's path and body, what it says in JSON; nothing for what it hands on. */
  instead = (_path, _body) => undefined;
  #server;

  static async start(verifier) {
    const between = new Between();
    between.#server = createServer((asked, answer) => between.#hand(verifier, asked, answer));
    await new Promise((ready) => between.#server.listen(0, '127.0.0.1', ready));
    between.origin = `http://127.0.0.1:${between.#server.address().port}`;
    return between;
  }

  async #hand(verifier, asked, answer) {
    const body = Buffer.concat(await asked.toArray());
    const said = this.instead(asked.url, body.toString());
    if (said) {
      answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
      return;
    }
    const { method, headers, url } = asked;
    const on = request(`${verifier.origin}${url}`, { method, headers }, (told) => told.pipe(answer.writeHead(told.statusCode, told.headers)));
    on.on('error', () => answer.destroy());
    on.end(body);
  }

  stop() {
    this.#server.closeAllConnections();
    return new Promise((stopped) => this.#server.close(stopped));
  }
}
