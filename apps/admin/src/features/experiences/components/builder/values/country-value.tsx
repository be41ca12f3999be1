import { MultiSelect } from '@mantine/core';
import { listCountries, toCountryName } from '../../../../../lib/places/countries.ts';
import { filterByNameOrCode } from '../../../../../ui/filter-by-name-or-code.ts';

type Props = { readonly value: readonly string[]; readonly onChange: (value: readonly string[]) => void };

/** Some countries, chosen by name. */
export function CountryValue({ value, onChange }: Props) {
  const countries = listCountries().map(({ code, name }) => ({ value: code, label: name }));
  // One that came through the API and is none stays in the list, so that it is seen and can be taken out.
  const foreign = value.filter((code) => countries.every((country) => country.value !== code));
  return (
    <MultiSelect
      label="Countries"
      placeholder={value.length === 0 ? 'Choose countries' : ''}
      searchable
      selectFirstOptionOnChange
      nothingFoundMessage="No country is called that."
      filter={filterByNameOrCode}
      data={[...foreign.map((code) => ({ value: code, label: toCountryName(code) })), ...countries]}
      value={[...value]}
      onChange={onChange}
    />
  );
}
