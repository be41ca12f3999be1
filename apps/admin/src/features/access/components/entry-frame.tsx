import { Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Logo } from '../../../ui/logo.tsx';

type Props = { readonly title: string; readonly lead: ReactNode; readonly children: ReactNode };

/** The frame of what people see before they are in. */
export function EntryFrame({ title, lead, children }: Props) {
  return (
    <Center component="main" mih="100dvh" p="md">
      <title>{`${title} · Facet`}</title>
      <Paper withBorder p="xl" w="100%" maw={440} shadow="sm">
        <Stack>
          <Group gap="xs">
            <Logo />
            <Text fw={700} size="lg">
              Facet
            </Text>
          </Group>
          <div>
            <Title order={1} size="h3">
              {title}
            </Title>
            <Text c="dimmed" size="sm" component="div" mt={4}>
              {lead}
            </Text>
          </div>
          {children}
        </Stack>
      </Paper>
    </Center>
  );
}
