import { noNumber } from '../../../audience/text-condition.ts';
import { NumberField } from '../../number-field.tsx';
import classes from './values.module.css';

type NumberProps = { readonly value: number; readonly onChange: (value: number) => void };

/** A number to compare with. */
export function NumberValue({ value, onChange }: NumberProps) {
  return <NumberField label="Number" placeholder="100" empty={noNumber} value={value} onChange={onChange} />;
}

type Range = { readonly from: number; readonly to: number };
type RangeProps = { readonly value: Range; readonly onChange: (value: Range) => void };

/** From one number to another. */
export function RangeValue({ value, onChange }: RangeProps) {
  return (
    <div className={`${classes['pair']} ${classes['range']}`}>
      <NumberField
        label="From"
        placeholder="50"
        empty={noNumber}
        value={value.from}
        onChange={(from) => onChange({ ...value, from })}
      />
      <NumberField
        label="To"
        placeholder="100"
        empty={noNumber}
        value={value.to}
        onChange={(to) => onChange({ ...value, to })}
      />
    </div>
  );
}
