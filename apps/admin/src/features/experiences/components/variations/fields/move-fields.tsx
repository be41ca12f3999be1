import type { Change } from '@facet/engine';
import { TextInput } from '@mantine/core';
import { PositionSelect } from './position-select.tsx';

type Move = Extract<Change, { readonly kind: 'move' }>;
type Props = { readonly change: Move; readonly onChange: (change: Move) => void };

/** Where the elements go. */
export function MoveFields({ change, onChange }: Props) {
  return (
    <>
      <TextInput
        label="Goes to (CSS selector)"
        description="The element beside or in which it goes: the first one that fits."
        placeholder="main"
        spellCheck={false}
        value={change.target}
        onChange={(event) => onChange({ ...change, target: event.currentTarget.value })}
      />
      <PositionSelect
        label="Where, seen from there"
        value={change.position}
        onChange={(position) => onChange({ ...change, position })}
      />
    </>
  );
}
