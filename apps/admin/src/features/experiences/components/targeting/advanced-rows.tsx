import type { TestAudience, Variation } from '@facet/engine';
import { Alert, Button, Paper, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '../../../../ui/icons.ts';
import { findStoppingRow, move, newRow, newUnidentifiedRow } from '../../audience/test-audience.ts';
import { newId } from '../../draft/new-id.ts';
import { ProblemsAt } from '../problems-at.tsx';
import { ActionSelect } from './action-select.tsx';
import { RowCard } from './row-card.tsx';

type Advanced = Extract<TestAudience, { readonly type: 'advanced' }>;
type Props = {
  readonly audience: Advanced;
  readonly variations: readonly Variation[];
  readonly onChange: (audience: Advanced) => void;
};

/** Ordered rows: the first one that applies decides. */
export function AdvancedRows({ audience, variations, onChange }: Props) {
  const { rows, otherwise } = audience;
  const save = (next: Advanced['rows']) => onChange({ ...audience, rows: next });
  const stopping = findStoppingRow(rows, otherwise);
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        The first row that fits decides. While Klaviyo has not answered, nobody is assigned.
      </Text>
      {stopping === undefined ? null : (
        <Alert
          color="blue"
          icon={<IconInfoCircle aria-hidden />}
          title="Nobody unidentified gets past a segment row"
        >
          <Stack gap="xs" align="flex-start">
            <Text size="sm">
              A visitor whom Klaviyo cannot identify stops at row {stopping + 1} and sees the original, since
              they may be in its segment. If you want them in the test, take them in front.
            </Text>
            <Button size="xs" variant="default" onClick={() => save([newUnidentifiedRow(newId()), ...rows])}>
              Add a row for visitors who are not identified
            </Button>
          </Stack>
        </Alert>
      )}
      <ProblemsAt place="audience.rows" exact />
      {rows.map((row, index) => (
        <RowCard
          key={row.id}
          row={row}
          number={index + 1}
          path={`audience.rows.${index}`}
          variations={variations}
          isFirst={index === 0}
          isLast={index === rows.length - 1}
          onChange={(next) => save(rows.map((each, at) => (at === index ? next : each)))}
          onMove={(by) => save(move(rows, index, by))}
          onRemove={() => save(rows.filter((_, at) => at !== index))}
        />
      ))}
      <Button variant="default" w="fit-content" onClick={() => save([...rows, newRow(newId())])}>
        Add row
      </Button>
      <Paper withBorder p="md">
        <ActionSelect
          label="Otherwise"
          description="For visitors whom no row fits."
          action={otherwise}
          variations={variations}
          onChange={(action) => onChange({ ...audience, otherwise: action })}
        />
        <ProblemsAt place="audience.otherwise" />
      </Paper>
    </Stack>
  );
}
