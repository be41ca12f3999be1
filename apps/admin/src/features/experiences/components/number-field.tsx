import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useState } from 'react';

type Props = Omit<NumberInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  readonly value: number;
  /** What an empty field means; `NaN` where it means nothing. */
  readonly empty: number;
  readonly onChange: (value: number) => void;
};

/** A number that may be empty for a while, and half typed: "-" stays on the way to "-5". */
export function NumberField({ value, empty, onChange, ...props }: Props) {
  const [typed, setTyped] = useState<string | number>(Object.is(value, empty) ? '' : value);
  const toNumber = (input: string | number): number => {
    if (typeof input === 'number') return input;
    const number = Number(input);
    return input.trim() === '' || Number.isNaN(number) ? empty : number;
  };
  // What came from elsewhere, such as discarding, goes before what was typed.
  const shown = Object.is(toNumber(typed), value) ? typed : Number.isNaN(value) ? '' : value;
  return (
    <NumberInput
      {...props}
      value={shown}
      onChange={(input) => {
        setTyped(input);
        onChange(toNumber(input));
      }}
    />
  );
}
