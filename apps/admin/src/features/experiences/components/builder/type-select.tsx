import type { Condition, Field } from '@facet/engine';
import { Select, Text } from '@mantine/core';
import { newCondition } from '../../audience/conditions.ts';
import type { TargetingGroup } from '../../audience/targeting-types.ts';
import { useEditor } from '../editor-context.tsx';

type Props = {
  readonly field: Field;
  readonly types: readonly TargetingGroup[];
  /** Hears of a fresh condition of the chosen type. */
  readonly onChange: (condition: Condition) => void;
};

/** The dropdown *Targeting type*. */
export function TypeSelect({ field, types, onChange }: Props) {
  const { catalogue } = useEditor();
  const all = types.flatMap(({ items }) => items);
  const hintOf = (value: string): string | undefined => {
    if (value === 'klaviyo_segment' && catalogue.connection === 'not_connected') {
      return 'Klaviyo is not connected yet';
    }
    return all.find((type) => type.field === value)?.hint;
  };
  return (
    <Select
      label="Targeting type"
      allowDeselect={false}
      data={types.map(({ group, items }) => ({
        group,
        items: items.map((type) => ({ value: type.field, label: type.label })),
      }))}
      value={field}
      maxDropdownHeight={360}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      renderOption={({ option }) => (
        <div>
          {option.label}
          <Hint>{hintOf(option.value)}</Hint>
        </div>
      )}
      onChange={(value) => {
        const type = all.find((candidate) => candidate.field === value);
        if (type !== undefined && type.field !== field) onChange(newCondition(type.field));
      }}
    />
  );
}

function Hint({ children }: { readonly children: string | undefined }) {
  return children === undefined ? null : (
    <Text size="xs" c="dimmed" maw={260}>
      {children}
    </Text>
  );
}
