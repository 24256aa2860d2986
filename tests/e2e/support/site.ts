import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inProject } from './paths.ts';

/** A site of somebody's own, which embeds the elements from the npm package's `dist` in a page with `body`. */
export async function withSite(body: string, use: (origin: string) => Promise<void>): Promise<void> {
  const page = `<!doctype html><html lang="en"><script type="module" src="/elements.js"></script>${body}`;
  const server = createServer((request, response) => {
    const answer = (type: string, bytes: string | Buffer) => response.writeHead(200, { 'content-type': type }).end(bytes);
    if (request.url === '/') return answer('text/html; charset=utf-8', page);
    readFile(inProject(`www/countersign/dist${request.url}`)).then(
      (bytes) => answer('text/javascript', bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
