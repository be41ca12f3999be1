import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';

type Props = Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'inputMode'> & {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly onChange: (value: number) => void;
};

/** A number without fractions. What cannot be used changes nothing, and is what it was once the field is left. */
export function WholeNumberInput({ value, min, max, step = 1, onChange, ...props }: Props) {
  const [typed, setTyped] = useState<string>();
  return (
    <TextInput
      {...props}
      type="number"
      inputMode="numeric"
      min={min}
      max={max}
      step={step}
      value={typed ?? String(value)}
      onBlur={() => setTyped(undefined)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const number = Number(text);
        if (text !== '' && Number.isInteger(number) && number >= min && number <= max) onChange(number);
      }}
    />
  );
}
