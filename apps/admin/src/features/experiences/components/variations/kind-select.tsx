import type { Change } from '@facet/engine';
import { Select, Text } from '@mantine/core';
import { kindGroups } from '../../changes/kinds.ts';

type Props = { readonly kind: Change['kind']; readonly onChange: (kind: Change['kind']) => void };

const all = kindGroups.flatMap(({ items }) => items);
const data = kindGroups.map(({ group, items }) => ({
  group,
  items: items.map(({ value, label }) => ({ value, label })),
}));

/** The dropdown of all kinds of change. */
export function KindSelect({ kind, onChange }: Props) {
  return (
    <Select
      label="What changes"
      maw={280}
      style={{ flex: '1 1 180px' }}
      allowDeselect={false}
      data={data}
      value={kind}
      // Cuts an entry in half, so that it shows that there are more.
      styles={{ options: { maxHeight: 338, overflowY: 'scroll' } }}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      renderOption={({ option }) => (
        <div>
          {option.label}
          <Text size="xs" c="dimmed">
            {all.find(({ value }) => value === option.value)?.hint}
          </Text>
        </div>
      )}
      onChange={(value) => {
        const chosen = all.find((candidate) => candidate.value === value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    />
  );
}
