import { Textarea } from '@mantine/core';

type Props = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
};

/** The addresses at which the store's pages are reached. */
export function OriginsInput({ value, onChange, error, disabled = false }: Props) {
  return (
    <Textarea
      label="Addresses of the store"
      description="One per line, such as https://shop.example. Only pages at these addresses may talk to Facet; add each one that visitors see, also with and without www."
      placeholder="https://shop.example"
      autosize
      minRows={2}
      maxRows={8}
      spellCheck={false}
      disabled={disabled}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
