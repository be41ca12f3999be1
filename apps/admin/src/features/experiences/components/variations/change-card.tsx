import { type Change, changeKinds } from '@facet/engine';
import { ActionIcon, Group, Paper, Select, Stack } from '@mantine/core';
import { IconArrowUp, IconTrash } from '../../../../ui/icons.ts';
import { withKind } from '../../changes.ts';
import { ProblemsAt } from '../problems-at.tsx';
import { ChangeFields } from './change-fields.tsx';

const kindLabels = {
  text: 'Text',
  html: 'HTML',
  style: 'Style',
  redirect: 'Redirect',
  discount: 'Discount',
} as const;

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
        <Group justify="space-between" align="flex-end">
          <Select
            label="What changes"
            w={180}
            allowDeselect={false}
            data={changeKinds.map((kind) => ({ value: kind, label: kindLabels[kind] }))}
            value={change.kind}
            onChange={(value) => {
              const kind = changeKinds.find((candidate) => candidate === value);
              if (kind !== undefined) onChange(withKind(change, kind));
            }}
          />
          <Group gap={4}>
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
        <ChangeFields change={change} onChange={onChange} />
        <ProblemsAt place={path} />
      </Stack>
    </Paper>
  );
}
