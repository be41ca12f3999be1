import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Quoted } from './trace/quoted.tsx';

type Props = { readonly title: string; readonly children: ReactNode; readonly action?: ReactNode };

/** Says why there is nothing to see, and what to do next. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <Paper withBorder p="xl">
      <Stack align="flex-start" gap="sm" maw={560}>
        <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
          <Quoted>{title}</Quoted>
        </Title>
        <Text size="sm" c="dimmed">
          {children}
        </Text>
        {action}
      </Stack>
    </Paper>
  );
}
