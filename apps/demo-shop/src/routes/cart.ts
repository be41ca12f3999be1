import { randomInt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type Cart, toCartCookie } from '../cart.ts';
import { cartPage } from '../pages/cart-page.ts';
import { confirmationPage } from '../pages/confirmation-page.ts';
import { notFoundPage } from '../pages/not-found-page.ts';
import { cookieNames, cookieOptions, type Visits } from '../visits.ts';
import { readField } from './form.ts';

const keptOrders = 200;

/** The cart, and checking out. Orders live in memory. */
export function registerCart(app: FastifyInstance, visits: Visits): void {
  const orders = new Map<string, Cart>();

  app.get('/cart', (request, reply) =>
    visits.sendPage(request, reply, 'Cart', cartPage(visits.cartOf(request))),
  );

  app.post('/cart/add', (request, reply) => {
    const cart = visits.cartOf(request);
    const handle = readField(request.body, 'handle', 60);
    const already = cart.lines.find((line) => line.product.handle === handle)?.quantity ?? 0;
    const quantity = already + (Number.parseInt(readField(request.body, 'quantity', 4), 10) || 1);
    return reply
      .setCookie(cookieNames.cart, toCartCookie(cart, handle, quantity), cookieOptions)
      .redirect('/cart', 303);
  });

  app.post('/cart/change', (request, reply) => {
    const quantity = Number.parseInt(readField(request.body, 'quantity', 4), 10);
    const value = toCartCookie(visits.cartOf(request), readField(request.body, 'handle', 60), quantity);
    return reply.setCookie(cookieNames.cart, value, cookieOptions).redirect('/cart', 303);
  });

  app.post('/cart/discount', (request, reply) => {
    const code = readField(request.body, 'code', 40);
    if (code === '') return reply.clearCookie(cookieNames.discount, { path: '/' }).redirect('/cart', 303);
    return reply.redirect(`/discount/${encodeURIComponent(code)}?redirect=/cart`, 303);
  });

  app.post('/checkout', (request, reply) => {
    const cart = visits.cartOf(request);
    if (cart.lines.length === 0) return reply.redirect('/cart', 303);
    const number = `N${randomInt(100_000_000, 999_999_999)}`;
    orders.set(number, cart);
    for (const oldest of [...orders.keys()].slice(0, -keptOrders)) orders.delete(oldest);
    return reply
      .clearCookie(cookieNames.cart, { path: '/' })
      .clearCookie(cookieNames.discount, { path: '/' })
      .redirect(`/orders/${number}`, 303);
  });

  app.get<{ Params: { number: string } }>('/orders/:number', (request, reply) => {
    const order = orders.get(request.params.number);
    if (order === undefined) return visits.sendPage(request, reply.code(404), 'Not found', notFoundPage());
    return visits.sendPage(request, reply, 'Thank you', confirmationPage(request.params.number, order));
  });
}
