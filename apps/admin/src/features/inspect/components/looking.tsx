import { Paper, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';

/** After so long the server answers with what it knows. */
const deadlineMs = 10_000;
const everyMs = 250;

type Props = { readonly refresh: boolean };

/** That somebody is being looked up, and for how long yet at most. */
export function Looking({ refresh }: Props) {
  const [elapsedMs, setElapsedMs] = useState(0);
  useEffect(() => {
    const begun = Date.now();
    const timer = setInterval(() => setElapsedMs(Date.now() - begun), everyMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <Paper withBorder p="lg">
      <Stack gap="xs">
        <Text component="output">
          {refresh ? 'Asking Klaviyo about this person again.' : 'Looking this person up.'} It mostly takes a
          second. After ten, Facet tells what it knows by then.
        </Text>
        <Progress
          value={Math.min(100, (elapsedMs / deadlineMs) * 100)}
          animated
          aria-label="How much of the ten seconds has passed"
        />
      </Stack>
    </Paper>
  );
}
