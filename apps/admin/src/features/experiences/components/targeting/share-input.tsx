import { NumberField } from '../number-field.tsx';

type ShareInputProps = {
  readonly label: string;
  readonly description: string;
  /** Where the share stands in the definition. */
  readonly place: string;
  /** From 0 to 1; people see and type percent. */
  readonly share: number;
  readonly onChange: (share: number) => void;
};

/** A share of people, in percent. */
export function ShareInput({ share, onChange, ...props }: ShareInputProps) {
  return (
    <NumberField
      {...props}
      unit="%"
      min={0}
      max={100}
      maw={360}
      value={toPercent(share)}
      onChange={(percent) => onChange(toShare(percent))}
    />
  );
}

/** Without the remainders of halves and tenths, which computers keep otherwise: 0.07 is 7 %, not 7.000000000000001 %. */
function toPercent(share: number): number {
  return Math.round(share * 1e8) / 1e6;
}

function toShare(percent: number): number {
  return Math.round(percent * 1e6) / 1e8;
}
