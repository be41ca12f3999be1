import { Box, Text } from '@mantine/core';
import { ValueMark } from '../value-mark.tsx';

type Props = { readonly passed: boolean; readonly yes: string; readonly no: string };

/** Whether a step let the visitor on. */
export function Passed({ passed, yes, no }: Props) {
  return <ValueMark value={passed ? 'true' : 'false'} label={passed ? yes : no} />;
}

/** What is worth knowing about a step besides. */
export function Note({ children }: { readonly children: string }) {
  return (
    <Box>
      <Text size="sm" c="dimmed">
        {children}
      </Text>
    </Box>
  );
}
