import { Alert, Button, Group, Paper, Stack } from '@mantine/core';
import { ErrorState } from '../../../ui/error-state.tsx';

type Props = {
  readonly dirty: boolean;
  readonly pending: boolean;
  /** Why the last save did not work; nothing where it did. */
  readonly error: unknown;
  /** How many fields cannot be right with which saving was tried. */
  readonly refused: number;
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
        {refused === 0 ? null : (
          <Alert color="red" role="alert" title="Not saved yet">
            {refused === 1
              ? 'A field above cannot be right: it is marked, and says what is wrong.'
              : `${refused} fields above cannot be right: they are marked, and say what is wrong.`}
          </Alert>
        )}
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
