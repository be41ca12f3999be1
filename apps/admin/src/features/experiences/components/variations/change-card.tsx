import type { Change } from '@facet/engine';
import { ActionIcon, Group, Paper, Stack } from '@mantine/core';
import { IconArrowUp, IconTrash } from '../../../../ui/icons.ts';
import { withKind } from '../../changes/with-kind.ts';
import { ProblemsAt } from '../problems-at.tsx';
import { ChangeFields } from './change-fields.tsx';
import { KindSelect } from './kind-select.tsx';

type Props = {
  readonly change: Change;
  readonly number: number;
  readonly path: string;
  readonly onChange: (change: Change) => void;
  readonly onRemove: () => void;
  readonly onMoveUp: (() => void) | undefined;
};

/** One thing that a variation does to a page. */
export function ChangeCard({ change, number, path, onChange, onRemove, onMoveUp }: Props) {
  return (
    <Paper withBorder p="md" component="fieldset" m={0} miw={0} aria-label={`Change ${number}`}>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start">
          <KindSelect kind={change.kind} onChange={(kind) => onChange(withKind(change, kind))} />
          {/* Beside the field, below its label. */}
          <Group gap={4} mt={24}>
            {onMoveUp === undefined ? null : (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                onClick={onMoveUp}
                aria-label={`Move change ${number} up`}
              >
                <IconArrowUp size={18} />
              </ActionIcon>
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              onClick={onRemove}
              aria-label={`Remove change ${number}`}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </Group>
        </Group>
        <ChangeFields change={change} path={path} onChange={onChange} />
        <ProblemsAt place={path} />
      </Stack>
    </Paper>
  );
}
