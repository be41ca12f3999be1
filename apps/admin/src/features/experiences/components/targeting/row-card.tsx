import type { AudienceRow, Variation } from '@facet/engine';
import { ActionIcon, Group, Paper, Stack, Switch, Title } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '../../../../ui/icons.ts';
import { ExpressionBuilder } from '../builder/expression-builder.tsx';
import { ProblemsAt } from '../problems-at.tsx';
import { ActionSelect } from './action-select.tsx';

type Props = {
  readonly row: AudienceRow;
  /** Its place among the rows, from 1. */
  readonly number: number;
  readonly path: string;
  readonly variations: readonly Variation[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onChange: (row: AudienceRow) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
};

/** One row: when, what happens, whether it counts. */
export function RowCard(props: Props) {
  const { row, number, path, variations, onChange } = props;
  return (
    <Paper withBorder p="md" component="section" aria-label={`Row ${number}`}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={3} size="h5">
            Row {number}
          </Title>
          <RowButtons {...props} />
        </Group>
        <ExpressionBuilder
          subject="visitor"
          path={`${path}.when`}
          value={row.when}
          onChange={(when) => onChange({ ...row, when })}
        />
        <Group align="flex-end" gap="lg">
          <ActionSelect
            label="Then"
            action={row.action}
            variations={variations}
            onChange={(action) => onChange({ ...row, action })}
          />
          <Switch
            label="Counts in results"
            mb={8}
            checked={row.counted}
            onChange={(event) => onChange({ ...row, counted: event.currentTarget.checked })}
          />
        </Group>
        <ProblemsAt place={`${path}.action`} />
      </Stack>
    </Paper>
  );
}

function RowButtons({ number, isFirst, isLast, onMove, onRemove }: Props) {
  return (
    <Group gap={4}>
      <ActionIcon
        variant="default"
        size="lg"
        disabled={isFirst}
        onClick={() => onMove(-1)}
        aria-label={`Move row ${number} up`}
      >
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        disabled={isLast}
        onClick={() => onMove(1)}
        aria-label={`Move row ${number} down`}
      >
        <IconArrowDown size={16} />
      </ActionIcon>
      <ActionIcon variant="default" size="lg" onClick={onRemove} aria-label={`Remove row ${number}`}>
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  );
}
