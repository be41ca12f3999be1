import { Select } from '@mantine/core';

type Props = {
  readonly labels: readonly [string, string];
  readonly isFirst: boolean;
  readonly onChange: (isFirst: boolean) => void;
};

/** One of two. */
export function EitherValue({ labels, isFirst, onChange }: Props) {
  return (
    <Select
      label="Value"
      allowDeselect={false}
      data={[
        { value: 'first', label: labels[0] },
        { value: 'second', label: labels[1] },
      ]}
      value={isFirst ? 'first' : 'second'}
      onChange={(value) => onChange(value === 'first')}
    />
  );
}
