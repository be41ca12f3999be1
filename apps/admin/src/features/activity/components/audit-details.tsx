import { Box, Code, SimpleGrid, Text } from '@mantine/core';

type Props = { readonly before: unknown; readonly after: unknown };

/** Everything that is written down of a change, as it is kept. */
export function AuditDetails({ before, after }: Props) {
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} mt="sm">
      <Side label="Before" value={before} />
      <Side label="After" value={after} />
    </SimpleGrid>
  );
}

function Side({ label, value }: { readonly label: string; readonly value: unknown }) {
  return (
    <Box miw={0}>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      {value === null || value === undefined ? (
        <Text size="sm" c="dimmed">
          Nothing
        </Text>
      ) : (
        <Code block mah={360} style={{ overflow: 'auto' }} tabIndex={0} aria-label={label}>
          {JSON.stringify(value, null, 2)}
        </Code>
      )}
    </Box>
  );
}
