import { Text, TextInput, type TextInputProps } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { findLimitProblem, type NumberLimits } from '../lib/format/number-limits.ts';

type Props = Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'inputMode' | keyof NumberLimits> &
  NumberLimits & {
    readonly value: number;
    /** Leaves fractions out. */
    readonly whole?: boolean;
    /** How far an arrow key goes. */
    readonly step?: number;
    /** What an empty field means, `NaN` where it is a number not filled in yet; without it a number has to be there. */
    readonly empty?: number;
    readonly onChange: (value: number) => void;
  };

/**
 * A number. What is typed stays as it is and is handed on, also beyond a limit, which the field then tells: nothing is
 * cut. A field left empty that has to hold a number shows again the one that still counts.
 */
export function NumberInput({
  value,
  min,
  above,
  max,
  unit,
  whole = false,
  step = 1,
  empty,
  error,
  onChange,
  ...props
}: Props) {
  const [typed, setTyped] = useState<string>();
  const toNumber = (text: string): number => (isUnfinished(text) ? (empty ?? value) : Number(text) + 0);
  // What came from elsewhere, such as discarding, goes before what was typed.
  const shown = typed !== undefined && Object.is(toNumber(typed), value) ? typed : toText(value, empty);
  const take = (text: string): void => {
    setTyped(text);
    const number = toNumber(text);
    if (!Object.is(number, value)) onChange(number);
  };
  const stepBy = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? step : event.key === 'ArrowDown' ? -step : 0;
    if (by === 0 || Number.isNaN(value)) return;
    event.preventDefault();
    const next = Math.round((value + by) * 1e6) / 1e6;
    if (findLimitProblem(next, { min, above, max }) === undefined) take(String(next));
  };
  return (
    <TextInput
      rightSection={
        unit === undefined ? null : (
          <Text size="sm" c="dimmed">
            {unit}
          </Text>
        )
      }
      {...props}
      type="text"
      inputMode={whole ? 'numeric' : 'decimal'}
      autoComplete="off"
      maxLength={24}
      value={shown}
      error={findLimitProblem(value, { min, above, max, unit }) ?? error}
      onKeyDown={stepBy}
      onBlur={() => setTyped(undefined)}
      onChange={(event) => {
        const text = event.currentTarget.value.replace(',', '.').trim();
        // Nothing that could become a number.
        if ((whole ? /^-?\d*$/ : /^-?\d*\.?\d*$/).test(text)) take(text);
      }}
    />
  );
}

/** Empty, or on the way to a number, such as "-" to "-5". */
function isUnfinished(text: string): boolean {
  return !/\d/.test(text);
}

function toText(value: number, empty: number | undefined): string {
  return Number.isNaN(value) || Object.is(value, empty) ? '' : String(value);
}
