/** An application's backend, which speaks the verifier's API with its key. */
export class Backend {
  constructor(
    readonly verifier: string,
    private readonly key: string,
  ) {}

  async call(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    const answer = await fetch(`${this.verifier}/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const etag = answer.headers.get('etag') ?? '';
    return { status: answer.status, etag, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
  }
}

export interface Answer {
  status: number;
  etag: string;
  body: Record<string, unknown>;
}
