import { NumberInput } from '@mantine/core';

type ShareInputProps = {
  readonly label: string;
  readonly description: string;
  /** 0 to 1; people see and type percent. */
  readonly share: number;
  readonly onChange: (share: number) => void;
};

/** A share of people, in percent. An empty field changes nothing. */
export function ShareInput({ label, description, share, onChange }: ShareInputProps) {
  return (
    <NumberInput
      label={label}
      description={description}
      suffix=" %"
      min={0}
      max={100}
      decimalScale={2}
      clampBehavior="strict"
      maw={360}
      value={Math.round(share * 10_000) / 100}
      onChange={(value) => (typeof value === 'number' ? onChange(value / 100) : undefined)}
    />
  );
}
