import { Fragment, createElement as h, type ReactElement, useState } from 'react';
import { ProductList } from './product-list.ts';
import { useRoute } from './use-route.ts';

const headlines: Readonly<Record<string, string>> = { '/list': 'All things', '/about': 'About us' };

/**
 * A single-page shop with what Facet's changes meet in life: text alone in its element, text among other text, text that
 * comes and goes, styles and attributes that follow the state, lists with keys, and a part that is mounted anew.
 */
export function ShopApp({ startPath }: { readonly startPath: string }): ReactElement {
  const { path, go } = useRoute(startPath);
  const [count, setCount] = useState(0);
  const [isOpen, setOpen] = useState(true);
  const [turn, setTurn] = useState(0);
  const [mount, setMount] = useState(0);
  const toLink = (id: string, to: string): ReactElement =>
    h('button', { id, onClick: () => go(to) }, `To ${to}`);
  return h(
    'main',
    { key: mount, 'data-turn': turn },
    h('nav', {}, toLink('to-home', '/'), toLink('to-list', '/list'), toLink('to-about', '/about')),
    h('h1', { id: 'headline' }, headlines[path] ?? 'Original'),
    h(
      'p',
      { id: 'note' },
      'Free shipping',
      isOpen ? ' from € 50' : null,
      isOpen ? h('b', {}, ' today') : null,
    ),
    h('p', { id: 'offer' }, isOpen ? 'Until Sunday' : null),
    h('p', { id: 'styled', style: { color: count % 2 ? 'blue' : 'red' } }, 'Styled'),
    h('p', { id: 'live' }, 'Clicked ', count, ' times'),
    h('a', { id: 'picked', href: `/pick/${count}`, className: count % 2 ? 'odd' : 'even' }, 'Picked'),
    h('button', { id: 'more', onClick: () => setCount(count + 1) }, 'More'),
    h('output', { id: 'count' }, count),
    h('button', { id: 'toggle', onClick: () => setOpen(!isOpen) }, 'Toggle'),
    h('button', { id: 'again', onClick: () => setTurn(turn + 1) }, 'Again'),
    h('button', { id: 'remount', onClick: () => setMount(mount + 1) }, 'Mount anew'),
    path === '/list' || path === '/' ? h(ProductList) : h(Fragment),
  );
}
