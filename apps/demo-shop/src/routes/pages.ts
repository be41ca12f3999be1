import type { FastifyInstance } from 'fastify';
import { findProduct } from '../catalogue.ts';
import { collectionPage } from '../pages/collection-page.ts';
import { homePage } from '../pages/home-page.ts';
import { notFoundPage } from '../pages/not-found-page.ts';
import { productPage } from '../pages/product-page.ts';
import { toLocalPath } from '../security.ts';
import { cookieNames, cookieOptions, type Visits } from '../visits.ts';

/** Home, collection and products, and the links that apply a discount. */
export function registerPages(app: FastifyInstance, visits: Visits): void {
  app.get('/', (request, reply) => visits.sendPage(request, reply, 'Home', homePage()));
  app.get('/collections/all', (request, reply) =>
    visits.sendPage(request, reply, 'The collection', collectionPage()),
  );
  app.get<{ Params: { handle: string } }>('/products/:handle', (request, reply) => {
    const product = findProduct(request.params.handle);
    if (product === undefined) return visits.sendPage(request, reply.code(404), 'Not found', notFoundPage());
    return visits.sendPage(request, reply, product.title, productPage(product));
  });
  app.setNotFoundHandler((request, reply) =>
    visits.sendPage(request, reply.code(404), 'Not found', notFoundPage()),
  );

  // As on Shopify: keeps the code, valid or not, and goes on to a page of the shop.
  app.get<{ Params: { code: string }; Querystring: Record<string, unknown> }>(
    '/discount/:code',
    (request, reply) => {
      const target = request.query['redirect'];
      return reply
        .setCookie(cookieNames.discount, request.params.code.slice(0, 40), cookieOptions)
        .redirect(toLocalPath(typeof target === 'string' ? target : undefined));
    },
  );
}
