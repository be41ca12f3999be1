import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';

type Props<Item> = {
  readonly items: readonly Item[];
  readonly children: (shown: readonly Item[]) => ReactNode;
};

const step = 100;

/** The first part of a long list, and a way to the rest: thousands of rows at once would make the page slow. */
export function ShowMore<Item>({ items, children }: Props<Item>) {
  const [limit, setLimit] = useState(step);
  const hidden = items.length - limit;
  return (
    <>
      {children(items.slice(0, limit))}
      {hidden > 0 ? (
        <Group gap="sm">
          <Button variant="default" onClick={() => setLimit(limit + step)}>
            Show {Math.min(step, hidden)} more
          </Button>
          <Text size="sm" c="dimmed">
            {limit.toLocaleString('en')} of {items.length.toLocaleString('en')} shown. Search to narrow them
            down.
          </Text>
        </Group>
      ) : null}
    </>
  );
}
