import { type Position, positions } from '@facet/engine';
import { NativeSelect } from '@mantine/core';

const words: Readonly<Record<Position, string>> = {
  before: 'Before it',
  prepend: 'In it, at the beginning',
  append: 'In it, at the end',
  after: 'After it',
};
const data = positions.map((value) => ({ value, label: words[value] }));

type Props = {
  readonly label: string;
  readonly value: Position;
  readonly onChange: (position: Position) => void;
};

/** Where something goes, seen from an element. */
export function PositionSelect({ label, value, onChange }: Props) {
  return (
    <NativeSelect
      label={label}
      maw={280}
      data={data}
      value={value}
      onChange={(event) => {
        const position = positions.find((candidate) => candidate === event.currentTarget.value);
        if (position !== undefined) onChange(position);
      }}
    />
  );
}
