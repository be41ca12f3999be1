import { Alert, Button, Group, Paper, Stack } from '@mantine/core';
import { ErrorState } from '../../../ui/error-state.tsx';

type Props = {
  readonly dirty: boolean;
  readonly pending: boolean;
  /** Why the last save did not work; nothing where it did. */
  readonly error: unknown;
  /** Whether saving was tried with fields that cannot be right. */
  readonly refused: boolean;
  readonly onDiscard: () => void;
};

/** Saving stays in sight while something is not saved, and what went wrong stands beside it. */
export function SaveBar({ dirty, pending, error, refused, onDiscard }: Props) {
  return (
    <Paper
      withBorder={dirty}
      p={dirty ? 'md' : 0}
      shadow={dirty ? 'md' : 'none'}
      style={dirty ? { position: 'sticky', bottom: 8, zIndex: 2 } : { background: 'none' }}
    >
      <Stack gap="sm">
        {refused ? (
          <Alert color="red" role="alert" title="Not saved yet">
            A field above cannot be right: it is marked, and says what is wrong.
          </Alert>
        ) : null}
        {error === null ? null : <ErrorState error={error} />}
        <Group>
          <Button type="submit" loading={pending} disabled={!dirty}>
            Save
          </Button>
          {dirty ? (
            <Button variant="subtle" onClick={onDiscard} disabled={pending}>
              Discard changes
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Paper>
  );
}
