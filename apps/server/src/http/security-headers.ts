import type { FastifyInstance } from 'fastify';

/** Mantine sets its variables in a style element: styles may be inline, scripts never. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Tells browsers to trust our pages with little, on every answer. */
export function addSecurityHeaders(app: FastifyInstance, publicUrl: () => string): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    if (request.url.startsWith('/s/')) {
      // Shops embed what is below /s/, whatever their own isolation policy.
      reply.header('cross-origin-resource-policy', 'cross-origin');
      return;
    }
    reply.header('content-security-policy', contentSecurityPolicy);
    reply.header('cross-origin-resource-policy', 'same-origin');
    // A page of the shop that the admin has opened to be edited answers to the window that opened it; no other is let in.
    reply.header('cross-origin-opener-policy', 'same-origin-allow-popups');
    if (publicUrl().startsWith('https://')) reply.header('strict-transport-security', 'max-age=31536000');
  });
}
