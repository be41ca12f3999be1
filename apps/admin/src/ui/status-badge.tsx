import { Badge } from '@mantine/core';

const looks = {
  draft: { color: 'gray', label: 'Draft' },
  running: { color: 'green', label: 'Running' },
  paused: { color: 'yellow', label: 'Paused' },
  ended: { color: 'dark', label: 'Ended' },
} as const;

/** The stage in which an experience is. */
export function StatusBadge({ status }: { readonly status: keyof typeof looks }) {
  const { color, label } = looks[status];
  return (
    <Badge color={color} variant="light" tt="none" miw="max-content">
      {label}
    </Badge>
  );
}
