import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Cart, readCart } from './cart.ts';
import { type Html, renderHtml } from './html.ts';
import { type Frame, layout } from './pages/layout.ts';

/** Somebody who logged in. */
type Customer = { readonly email: string; readonly name: string };

/** What the shop knows of one request, and how it answers. */
export type Visits = {
  readonly cartOf: (request: FastifyRequest) => Cart;
  readonly customerOf: (request: FastifyRequest) => Customer | undefined;
  readonly logIn: (reply: FastifyReply, customer: Customer) => void;
  readonly logOut: (request: FastifyRequest, reply: FastifyReply) => void;
  readonly sendPage: (
    request: FastifyRequest,
    reply: FastifyReply,
    title: string,
    content: Html,
  ) => FastifyReply;
};

/** Names of the shop's cookies. */
export const cookieNames = {
  cart: 'nordlys_cart',
  customer: 'nordlys_customer',
  discount: 'discount_code',
} as const;

/** How the shop's cookies are set: readable by the shop's server only. */
export const cookieOptions = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 14 * 86_400 } as const;

/** Keeps who is logged in, in memory, and renders pages for them. */
export function createVisits(shop: Omit<Frame, 'itemCount' | 'customer'>): Visits {
  const customers = new Map<string, Customer>();
  const cartOf = (request: FastifyRequest): Cart =>
    readCart(request.cookies[cookieNames.cart], request.cookies[cookieNames.discount]);
  const customerOf = (request: FastifyRequest): Customer | undefined =>
    customers.get(request.cookies[cookieNames.customer] ?? '');
  return {
    cartOf,
    customerOf,
    logIn: (reply, customer) => {
      const session = randomBytes(18).toString('base64url');
      customers.set(session, customer);
      reply.setCookie(cookieNames.customer, session, cookieOptions);
    },
    logOut: (request, reply) => {
      customers.delete(request.cookies[cookieNames.customer] ?? '');
      reply.clearCookie(cookieNames.customer, { path: '/' });
    },
    sendPage: (request, reply, title, content) => {
      const frame: Frame = { ...shop, itemCount: cartOf(request).itemCount, customer: customerOf(request) };
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'private, no-cache')
        .send(renderHtml(layout(frame, title, content)));
    },
  };
}
