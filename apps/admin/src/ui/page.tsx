import { Box, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = {
  readonly title: string;
  /** One sentence on what the page is for. */
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A page of the admin: heading, what it is for, what can be done, content. */
export function Page({ title, description, actions, children }: Props) {
  return (
    <Stack gap="lg">
      {/* React moves the title to the head of the document. */}
      <title>{`${title} · Facet`}</title>
      <Group justify="space-between" align="flex-start" gap="md">
        <Box maw={720}>
          <Title order={1} size="h2">
            {title}
          </Title>
          {description === undefined ? null : (
            <Text c="dimmed" size="sm" mt={4}>
              {description}
            </Text>
          )}
        </Box>
        {actions}
      </Group>
      {children}
    </Stack>
  );
}
