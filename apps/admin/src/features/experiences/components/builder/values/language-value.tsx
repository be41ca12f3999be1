import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { findLanguageTag, listCommonLanguages, toLanguageName } from '../../../../../lib/places/languages.ts';
import { filterByNameOrCode } from '../../../../../ui/filter-by-name-or-code.ts';

type Props = { readonly value: readonly string[]; readonly onChange: (value: readonly string[]) => void };

/** Some languages, chosen by name; one that is not offered by its tag. */
export function LanguageValue({ value, onChange }: Props) {
  const [search, setSearch] = useState('');
  const common = listCommonLanguages().map(({ tag, name }) => ({ value: tag, label: name }));
  const typed = findLanguageTag(search);
  const others = [...new Set([...value, ...(typed === undefined ? [] : [typed])])]
    .filter((tag) => common.every((language) => language.value !== tag))
    .map((tag) => ({ value: tag, label: toLanguageName(tag) }));
  return (
    <MultiSelect
      label="Languages"
      description="As the browser asks for. German also stands for Austrian German."
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={value.length === 0 ? 'Choose languages' : ''}
      searchable
      selectFirstOptionOnChange
      nothingFoundMessage="No language is called that. A tag such as gsw works too."
      filter={filterByNameOrCode}
      data={[...common, ...others]}
      searchValue={search}
      onSearchChange={setSearch}
      value={[...value]}
      onChange={onChange}
    />
  );
}
