import { existsSync, readFileSync } from 'node:fs';
import { verifyWebhook, WebhookError } from 'countersign/server';
import { ended } from '../../lib/session';

/** What happened at the verifier: `countersign workspace webhook Acme --data DIR --url …/countersign-events --secret-file acme-hook.key` */
export async function POST(request: Request): Promise<Response> {
  const file = process.env['COUNTERSIGN_HOOK_FILE'] ?? 'acme-hook.key';
  if (!existsSync(file)) return new Response(null, { status: 404 }); // no webhook is set up
  const secret = readFileSync(file, 'utf8');
  try {
    const event = await verifyWebhook({ secret, signature: request.headers.get('countersign-signature'), body: await request.text() });
    if (event.member && (event.type === 'sessions.ended' || event.type === 'reset.done')) ended.set(event.member, Date.now());
    return new Response(null, { status: 204 });
  } catch (error) {
    if (error instanceof WebhookError) return new Response(error.message, { status: 401 });
    throw error;
  }
}
