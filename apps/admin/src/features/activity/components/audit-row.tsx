import type { AuditEntry } from '@facet/protocol';
import { Box, Button, Code, Group, SimpleGrid, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { When } from '../../../ui/when.tsx';
import { toActionWords } from '../action-words.ts';

type Props = {
  readonly entry: AuditEntry;
  /** What the change was about, where its name is known. */
  readonly name: string | undefined;
};

/** One change: who, what and when; before and after on demand. */
export function AuditRow({ entry, name }: Props) {
  const [opened, { toggle }] = useDisclosure();
  const hasDetails = isTold(entry.before) || isTold(entry.after);
  return (
    <Box p="md" style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}>
      <Group justify="space-between" gap="xs">
        <Box>
          <Text>
            <b>{entry.memberName ?? 'Facet'}</b> {toActionWords(entry.action)}
          </Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {name === undefined ? null : (
              <>
                <bdi>{name}</bdi> ·{' '}
              </>
            )}
            <When at={entry.at} />
          </Text>
        </Box>
        {hasDetails ? (
          <Button size="compact-sm" variant="subtle" onClick={toggle} aria-expanded={opened}>
            {opened ? 'Hide details' : 'Before and after'}
          </Button>
        ) : null}
      </Group>
      {opened ? (
        <SimpleGrid cols={{ base: 1, md: 2 }} mt="sm">
          <Side label="Before" value={entry.before} />
          <Side label="After" value={entry.after} />
        </SimpleGrid>
      ) : null}
    </Box>
  );
}

function Side({ label, value }: { readonly label: string; readonly value: unknown }) {
  return (
    <Box>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      {isTold(value) ? (
        <Code block mah={360} style={{ overflow: 'auto' }} tabIndex={0} aria-label={label}>
          {JSON.stringify(value, null, 2)}
        </Code>
      ) : (
        <Text size="sm" c="dimmed">
          Nothing
        </Text>
      )}
    </Box>
  );
}

function isTold(value: unknown): boolean {
  return value !== null && value !== undefined;
}
