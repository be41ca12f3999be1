import { usualOnAPage } from '@facet/protocol';
import { Button, Group, Text } from '@mantine/core';

type Props = {
  /** Counts from 1. */
  readonly page: number;
  /** How many there are on all pages. */
  readonly total: number;
  readonly onPage: (page: number) => void;
};

/** The way through a list that the server gives out in pages; nothing where all fits on one. */
export function Pager({ page, total, onPage }: Props) {
  const pages = Math.max(1, Math.ceil(total / usualOnAPage));
  if (pages === 1 && page === 1) return null;
  return (
    <Group component="nav" aria-label="Pages" gap="sm">
      <Button variant="default" size="xs" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        Previous
      </Button>
      <Text size="sm" aria-live="polite">
        Page {page.toLocaleString('en')} of {pages.toLocaleString('en')}, {total.toLocaleString('en')} in all
      </Text>
      <Button variant="default" size="xs" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        Next
      </Button>
    </Group>
  );
}
