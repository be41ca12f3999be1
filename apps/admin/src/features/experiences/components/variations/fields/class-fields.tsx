import type { Change } from '@facet/engine';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { isSame } from '../../../../../lib/is-same.ts';
import { readClassNames, toClassText } from '../../../changes/class-names.ts';

type ClassChange = Extract<Change, { readonly kind: 'class' }>;
type Props = { readonly change: ClassChange; readonly onChange: (change: ClassChange) => void };

/** Which classes the elements get, and which they lose. */
export function ClassFields({ change, onChange }: Props) {
  return (
    <>
      <ClassNamesInput
        label="Add these classes"
        description="Classes of the theme, with spaces between them."
        placeholder="on-sale large"
        names={change.add}
        onChange={(add) => onChange({ ...change, add })}
      />
      <ClassNamesInput
        label="Take these classes away"
        names={change.remove}
        onChange={(remove) => onChange({ ...change, remove })}
      />
    </>
  );
}

type InputProps = {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly names: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
};

function ClassNamesInput({ names, onChange, ...props }: InputProps) {
  const [text, setText] = useState(() => toClassText(names));
  // They may change from outside, when the edit is discarded or reloaded.
  const shown = isSame(readClassNames(text), names) ? text : toClassText(names);
  return (
    <TextInput
      {...props}
      spellCheck={false}
      autoCapitalize="off"
      value={shown}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(readClassNames(event.currentTarget.value));
      }}
    />
  );
}
