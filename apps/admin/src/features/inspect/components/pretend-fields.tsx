import { Group, MultiSelect, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSegmentCatalogue } from '../../../lib/klaviyo/use-segment-catalogue.ts';
import { listCountries } from '../../../lib/places/countries.ts';
import { listCommonLanguages } from '../../../lib/places/languages.ts';
import { useStore } from '../../../lib/stores/use-store.ts';
import { filterByNameOrCode } from '../../../ui/filter-by-name-or-code.ts';
import {
  findAttributesProblem,
  isPretended,
  isWrongAddress,
  type Pretence,
  toPretended,
} from '../pretence.ts';
import { ForcedFields } from './forced-fields.tsx';
import { renderName } from './render-name.tsx';

type Props = { readonly pretence: Pretence; readonly onChange: (pretence: Pretence) => void };
type PartProps = { readonly pretence: Pretence; readonly change: (part: Partial<Pretence>) => void };

/** What may be made up about the visitor, to see what would be then. */
export function PretendFields({ pretence, onChange }: Props) {
  const { timeZone } = useStore().settings;
  const change = (part: Partial<Pretence>) => onChange({ ...pretence, ...part });
  const isUsed = isPretended(toPretended(pretence, timeZone));
  // What an address brings along must not be overlooked.
  const [wasUsed] = useState(isUsed);
  return (
    <details open={wasUsed}>
      <Text component="summary" size="sm" fw={500}>
        {isUsed ? 'Pretend (in use)' : 'Pretend'}
      </Text>
      <Stack mt="sm" gap="sm">
        <Text size="sm" c="dimmed">
          Take something for true, to see what this visitor would get then. What you leave empty stays as it
          is known.
        </Text>
        <ForcedFields forced={pretence.forced} onChange={(forced) => change({ forced })} />
        <SegmentFields pretence={pretence} change={change} />
        <PlaceFields pretence={pretence} change={change} />
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <Textarea
            label="Custom attributes"
            description="One name=value a line, as the theme would set them."
            placeholder={'cart_total=120\ntags=vip'}
            miw={240}
            autosize
            minRows={2}
            spellCheck={false}
            value={pretence.attributes}
            error={findAttributesProblem(pretence.attributes)}
            onChange={(event) => change({ attributes: event.currentTarget.value })}
          />
          <TextInput
            type="datetime-local"
            label="Time"
            description={`In the store’s time zone, ${timeZone}.`}
            miw={240}
            value={pretence.time}
            onChange={(event) => change({ time: event.currentTarget.value })}
          />
        </Group>
      </Stack>
    </details>
  );
}

function SegmentFields({ pretence, change }: PartProps) {
  const catalogue = useSegmentCatalogue(useStore().id);
  const used = catalogue.segments.filter(({ usedBy }) => usedBy.length > 0);
  const listBut = (taken: readonly string[]) =>
    used.filter(({ id }) => !taken.includes(id)).map(({ id, name }) => ({ value: id, label: name }));
  const shared = {
    searchable: true,
    miw: 240,
    renderOption: renderName,
    nothingFoundMessage: 'No experience asks for such a segment.',
  };
  return (
    <Group align="flex-start" grow preventGrowOverflow={false}>
      <MultiSelect
        {...shared}
        label="In these segments"
        data={listBut(pretence.outOfSegments)}
        value={[...pretence.inSegments]}
        onChange={(inSegments) => change({ inSegments })}
      />
      <MultiSelect
        {...shared}
        label="Not in these segments"
        data={listBut(pretence.inSegments)}
        value={[...pretence.outOfSegments]}
        onChange={(outOfSegments) => change({ outOfSegments })}
      />
    </Group>
  );
}

function PlaceFields({ pretence, change }: PartProps) {
  const shared = { searchable: true, clearable: true, miw: 200, filter: filterByNameOrCode };
  return (
    <Group align="flex-start" grow preventGrowOverflow={false}>
      <Select
        {...shared}
        label="Country"
        placeholder="Not known"
        clearButtonProps={{ 'aria-label': 'Clear the country' }}
        data={listCountries().map(({ code, name }) => ({ value: code, label: name }))}
        value={pretence.country === '' ? null : pretence.country}
        onChange={(country) => change({ country: country ?? '' })}
      />
      <Select
        {...shared}
        label="Language"
        placeholder="Not known"
        clearButtonProps={{ 'aria-label': 'Clear the language' }}
        data={listCommonLanguages().map(({ tag, name }) => ({ value: tag, label: name }))}
        value={pretence.language === '' ? null : pretence.language}
        onChange={(language) => change({ language: language ?? '' })}
      />
      <TextInput
        label="Came from"
        placeholder="https://www.tiktok.com/"
        miw={200}
        spellCheck={false}
        value={pretence.referrer}
        error={
          isWrongAddress(pretence.referrer)
            ? 'This is not a whole address, such as https://www.tiktok.com/'
            : undefined
        }
        onChange={(event) => change({ referrer: event.currentTarget.value })}
      />
    </Group>
  );
}
