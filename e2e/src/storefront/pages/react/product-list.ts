import { createElement as h, type ReactElement, useState } from 'react';

const first = ['Rope', 'Tent', 'Stove'];

/** Products that come, go and change places by their keys. */
export function ProductList(): ReactElement {
  const [names, setNames] = useState(first);
  const [added, setAdded] = useState(0);
  const add = (): void => {
    setAdded(added + 1);
    setNames([...names, `Lamp ${added + 1}`]);
  };
  const items = names.map((name) =>
    h(
      'li',
      { key: name, className: 'product' },
      h('span', { className: 'name' }, name),
      ' ',
      h('b', { className: 'price' }, '€ ', name.length * 10),
    ),
  );
  return h(
    'section',
    {},
    h('ul', { id: 'products' }, items),
    h('button', { id: 'add', onClick: add }, 'Add'),
    h('button', { id: 'remove', onClick: () => setNames(names.slice(1)) }, 'Remove'),
    h('button', { id: 'turn', onClick: () => setNames([...names].reverse()) }, 'Turn round'),
  );
}
