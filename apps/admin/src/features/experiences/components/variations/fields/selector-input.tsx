import { TextInput } from '@mantine/core';

type Props = { readonly value: string; readonly onChange: (selector: string) => void };

/** Which elements a change is about. */
export function SelectorInput({ value, onChange }: Props) {
  return (
    <TextInput
      label="Element (CSS selector)"
      description="Where on the page, such as #announcement or .hero h1: whoever built the theme can tell you. All elements that it fits are changed."
      placeholder=".hero h1"
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
