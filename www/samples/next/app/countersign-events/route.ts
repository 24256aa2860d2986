import { existsSync, readFileSync } from 'node:fs';
import { verifyWebhook, WebhookError } from 'countersign/server';
import { ended } from '../../lib/session';

/** What happened at the verifier: `countersign workspace webhook Acme --data DIR --url …/countersign-events --secret-file acme-hook.key` */
export async function POST(request: Request): Promise<Response> {
  const file = process.env['COUNTERSIGN_HOOK_FILE'] ?? 'acme-hook.key';
  if (!existsSync(file)) return new Response(null, { status: 404 }); // no webhook is set up
  const secret = readFileSync(file, 'utf8');
  const body = await whole(request);
  if (!body) return new Response(null, { status: 413 });
  try {
    const event = await verifyWebhook({ secret, signature: request.headers.get('countersign-signature'), body });
    if (event.member && ['sessions.ended', 'reset.done', 'member.deleted'].includes(event.type)) ended.set(event.member, Date.now());
    return new Response(null, { status: 204 });
  } catch (error) {
    if (error instanceof WebhookError) return new Response(error.message, { status: 401 });
    throw error;
  }
}

/** The body, unless it is longer than any event: Next would keep whatever comes. */
async function whole(request: Request, longest = 100_000): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    length += read.value.length;
    if (length > longest) return undefined;
    parts.push(read.value);
  }
  return Buffer.concat(parts);
}
