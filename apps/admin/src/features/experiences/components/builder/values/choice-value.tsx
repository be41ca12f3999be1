import { MultiSelect } from '@mantine/core';

type Props<Word extends string> = {
  /** The closed list, in the order in which it is offered and kept. */
  readonly words: readonly Word[];
  readonly labels: Readonly<Record<Word, string>>;
  readonly value: readonly Word[];
  readonly onChange: (value: readonly Word[]) => void;
};

/** Some words of a closed list. */
export function ChoiceValue<Word extends string>({ words, labels, value, onChange }: Props<Word>) {
  return (
    <MultiSelect
      label="Value"
      placeholder={value.length === 0 ? 'Choose one or more' : ''}
      searchable={words.length > 8}
      selectFirstOptionOnChange
      data={words.map((word) => ({ value: word, label: labels[word] }))}
      value={[...value]}
      onChange={(chosen) => onChange(words.filter((word) => chosen.includes(word)))}
    />
  );
}
