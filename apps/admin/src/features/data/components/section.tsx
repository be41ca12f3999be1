import { Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

type Props = { readonly title: string; readonly lead: ReactNode; readonly children: ReactNode };

/** One thing that can be done with a store's data. */
export function Section({ title, lead, children }: Props) {
  const id = useId();
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby={id}>
      <Stack>
        <div>
          <Title order={2} size="h4" id={id}>
            {title}
          </Title>
          <Text size="sm" c="dimmed" mt={4} maw={720}>
            {lead}
          </Text>
        </div>
        {children}
      </Stack>
    </Paper>
  );
}
