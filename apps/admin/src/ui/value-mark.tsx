import { Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconHelpCircle } from './icons.ts';

const looks = {
  true: { Icon: IconCircleCheck, light: 'teal-9', dark: 'teal-4' },
  false: { Icon: IconCircleX, light: 'red-9', dark: 'red-4' },
  unknown: { Icon: IconHelpCircle, light: 'orange-light-color', dark: 'orange-4' },
} as const;

type Props = { readonly value: keyof typeof looks; readonly label: string };

/** One of three values: sign, colour and word say the same. */
export function ValueMark({ value, label }: Props) {
  const { Icon, light, dark } = looks[value];
  const color = `light-dark(var(--mantine-color-${light}), var(--mantine-color-${dark}))`;
  return (
    <Text span inherit fw={600} style={{ color }}>
      <span style={{ display: 'inline-block', lineHeight: 0, verticalAlign: -4, marginRight: 4 }}>
        <Icon size={18} aria-hidden />
      </span>
      {label}
    </Text>
  );
}
