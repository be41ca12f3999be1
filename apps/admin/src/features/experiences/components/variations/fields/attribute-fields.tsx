import type { Change } from '@facet/engine';
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { commonAttributes } from '../../../changes/attributes.ts';

type Attribute = Extract<Change, { readonly kind: 'attribute' }>;
type Props = { readonly change: Attribute; readonly onChange: (change: Attribute) => void };

const other = 'other';
const data = [
  ...commonAttributes.map(({ name, label }) => ({ value: name, label })),
  { value: other, label: 'Another attribute' },
];

/** Which attribute of the elements is set, and to what. */
export function AttributeFields({ change, onChange }: Props) {
  const common = commonAttributes.find(({ name }) => name === change.name);
  // Whoever types a name is not to lose the field because the name is a common one on the way.
  const [named, setNamed] = useState(false);
  const isOther = named || common === undefined;
  return (
    <>
      <Select
        label="Attribute"
        maw={360}
        allowDeselect={false}
        data={data}
        value={isOther ? other : change.name}
        onChange={(chosen) => {
          setNamed(chosen === other);
          if (chosen !== null) onChange({ ...change, name: chosen === other ? '' : chosen });
        }}
      />
      {isOther ? (
        <TextInput
          label="Name of the attribute"
          placeholder="data-label"
          maw={360}
          spellCheck={false}
          autoCapitalize="off"
          value={change.name}
          onChange={(event) => {
            setNamed(true);
            onChange({ ...change, name: event.currentTarget.value.trim() });
          }}
        />
      ) : null}
      <TextInput
        label={isOther ? 'New value' : common.valueLabel}
        placeholder={isOther ? '' : common.placeholder}
        spellCheck={!isOther && common.placeholder === ''}
        value={change.value}
        onChange={(event) => onChange({ ...change, value: event.currentTarget.value })}
      />
    </>
  );
}
