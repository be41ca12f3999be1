import type { Change } from '@facet/engine';
import { PositionSelect } from './position-select.tsx';
import { SelectorInput } from './selector-input.tsx';

type Move = Extract<Change, { readonly kind: 'move' }>;
type Props = {
  readonly change: Move;
  readonly path: string;
  readonly onChange: (change: Move) => void;
};

/** Where the elements go. */
export function MoveFields({ change, path, onChange }: Props) {
  return (
    <>
      <SelectorInput
        label="Goes to (CSS selector)"
        description="The element beside or in which it goes: the first one that fits."
        placeholder="main"
        value={change.target}
        path={`${path}.target`}
        onChange={(target) => onChange({ ...change, target })}
      />
      <PositionSelect
        label="Where, seen from there"
        value={change.position}
        onChange={(position) => onChange({ ...change, position })}
      />
    </>
  );
}
