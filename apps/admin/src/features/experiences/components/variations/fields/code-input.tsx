import { Textarea, type TextareaProps } from '@mantine/core';

type Props = Pick<TextareaProps, 'label' | 'description' | 'placeholder' | 'error'> & {
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly minRows?: number;
};

/** Several lines in a typeface in which each sign counts. */
export function CodeInput({ onChange, minRows = 3, ...props }: Props) {
  return (
    <Textarea
      {...props}
      autosize
      minRows={minRows}
      maxRows={16}
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
