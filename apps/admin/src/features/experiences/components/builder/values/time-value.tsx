import { Text, TextInput } from '@mantine/core';
import { useStore } from '../../../../../lib/stores/use-store.ts';
import classes from './values.module.css';

type Range = { readonly from: string; readonly to: string };
type Props = { readonly value: Range; readonly onChange: (value: Range) => void };

/** From one time of the day to another, by the store's clock. */
export function TimeValue({ value, onChange }: Props) {
  const { timeZone } = useStore().settings;
  const isOvernight = value.from !== '' && value.to !== '' && value.to < value.from;
  return (
    <div>
      <div className={classes['pair']}>
        <TextInput
          type="time"
          label="From"
          value={value.from}
          onChange={(event) => onChange({ ...value, from: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label="To"
          value={value.to}
          onChange={(event) => onChange({ ...value, to: event.currentTarget.value })}
        />
      </div>
      <Text size="xs" c="dimmed" mt={4}>
        {`In the store’s time zone, ${timeZone}.${isOvernight ? ' It goes over midnight.' : ''}`}
      </Text>
    </div>
  );
}
