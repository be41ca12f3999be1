import type { RowAction, Variation } from '@facet/engine';
import { Group, Select } from '@mantine/core';

const labels = [
  { value: 'split', label: 'Split by weights' },
  { value: 'assign', label: 'Assign to variation' },
  { value: 'exclude', label: 'Exclude for good' },
  { value: 'leave', label: 'Leave unassigned' },
] as const satisfies readonly { readonly value: RowAction['type']; readonly label: string }[];

type Props = {
  readonly label: string;
  readonly description?: string;
  readonly action: RowAction;
  readonly variations: readonly Variation[];
  readonly onChange: (action: RowAction) => void;
};

/** What happens to the visitors of a row. */
export function ActionSelect({ label, description, action, variations, onChange }: Props) {
  const choose = (type: string | null) => {
    const chosen = labels.find((candidate) => candidate.value === type)?.value;
    if (chosen === undefined) return;
    const [first] = variations;
    if (chosen !== 'assign') onChange({ type: chosen });
    else if (first !== undefined) onChange({ type: chosen, variation: first.id });
  };
  return (
    <Group align="flex-end" gap="xs">
      <Select
        label={label}
        description={description}
        allowDeselect={false}
        data={labels}
        value={action.type}
        w={200}
        onChange={choose}
      />
      {action.type === 'assign' ? (
        <Select
          label="Variation"
          allowDeselect={false}
          w={200}
          data={variations.map(({ id, name }) => ({ value: id, label: name ?? id }))}
          value={action.variation}
          onChange={(id) => {
            const variation = variations.find((candidate) => candidate.id === id);
            if (variation !== undefined) onChange({ type: 'assign', variation: variation.id });
          }}
        />
      ) : null}
    </Group>
  );
}
