import { Group, Loader, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { IconCircleCheck } from '../../../ui/icons.ts';

type Props = { readonly pending: boolean; readonly children: ReactNode };

/** One thing that is in order, or that is still being looked at. */
export function CheckLine({ pending, children }: Props) {
  return (
    <Group gap={6} wrap="nowrap">
      {pending ? (
        <Loader size={16} aria-hidden />
      ) : (
        <IconCircleCheck size={18} color="var(--mantine-color-green-text)" aria-hidden />
      )}
      <Text size="sm">{children}</Text>
    </Group>
  );
}
