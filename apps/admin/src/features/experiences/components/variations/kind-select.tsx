import type { Change } from '@facet/engine';
import { NativeSelect } from '@mantine/core';
import { kindGroups } from '../../changes/kinds.ts';

type Props = { readonly kind: Change['kind']; readonly onChange: (kind: Change['kind']) => void };

const all = kindGroups.flatMap(({ items }) => items);
const data = kindGroups.map(({ group, items }) => ({
  group,
  items: items.map(({ value, label }) => ({ value, label })),
}));

/** The list of all kinds of change, with what the chosen one is for. */
export function KindSelect({ kind, onChange }: Props) {
  return (
    <NativeSelect
      label="What changes"
      description={all.find(({ value }) => value === kind)?.hint}
      inputWrapperOrder={['label', 'input', 'description']}
      maw={280}
      style={{ flex: '1 1 180px' }}
      data={data}
      value={kind}
      onChange={(event) => {
        const chosen = all.find(({ value }) => value === event.currentTarget.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    />
  );
}
