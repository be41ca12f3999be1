import { Textarea } from '@mantine/core';

type Props = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  readonly required?: boolean;
};

/** The addresses at which the store's pages are reached. */
export function OriginsInput({ value, onChange, error, disabled = false, required = false }: Props) {
  return (
    <Textarea
      label="Addresses of the store"
      description="Where visitors see your shop, one per line, such as https://shop.example; also with and without www. Facet works at these addresses alone."
      placeholder="https://shop.example"
      autosize
      minRows={2}
      maxRows={8}
      spellCheck={false}
      disabled={disabled}
      required={required}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
