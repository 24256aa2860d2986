import { execFileSync } from 'node:child_process';
import { CountersignClient } from 'countersign/client';
import { command } from './paths.mjs';

/** A browser at one application: its cookies, and no redirect that it does not see. */
export class Browser {
  #origin;
  cookies = new Map();

  constructor(origin) {
    this.#origin = origin;
  }

  async go(path, form, more = {}) {
    const headers = { ...more, cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const body = form && new URLSearchParams(form);
    const answer = await fetch(new URL(path, this.#origin), { method: form ? 'POST' : 'GET', headers, redirect: 'manual', body });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: answer.status, text: await answer.text(), location: answer.headers.get('location'), headers: answer.headers };
  }
}

/** Somebody with an authenticator app, at the verifier's own page: they do by HTTP what its scripts do. */
export class Person {
  /** They can pass more often in a minute than an app shows new codes. */
  #recoveryCodes = [];

  /** Passes the sign-in whose page is at `url`; gives the address at which the browser comes back. */
  async pass(url) {
    const { session, passed } = await this.#pass(url);
    const back = new URL(session.return_to);
    back.searchParams.set('sign_in', passed.sign_in);
    back.searchParams.set('receipt', passed.receipt);
    return back.href;
  }

  /** The same on a page of the application's own; gives the receipt that the element there tells. */
  async passed(url) {
    return (await this.#pass(url)).passed.receipt;
  }

  async #pass(url) {
    const page = new URL(url);
    const client = new CountersignClient({ verifier: page.origin, token: page.hash.slice(1) });
    const session = await client.session();
    const passed = session.status === 'enroll' ? await this.#enroll(client) : await client.verify(this.#recoveryCodes.pop());
    if (!passed.receipt) throw new Error(`the verifier did not take it: ${passed.reason}`);
    return { session, passed };
  }

  async #enroll(client) {
    const { id, secret } = await client.addFactor({ kind: 'totp' });
    const code = execFileSync(command(), ['code', 'totp'], { encoding: 'utf8', input: secret }).trim();
    const { recovery_codes: issued } = await client.confirmFactor(id, code);
    this.#recoveryCodes = issued.codes ?? issued;
    return client.complete();
  }
}
