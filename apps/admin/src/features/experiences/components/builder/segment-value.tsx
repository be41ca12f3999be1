import type { SegmentKey } from '@facet/engine';
import { Select } from '@mantine/core';
import { toId } from '../../../../lib/ids.ts';
import { useEditor } from '../editor-context.tsx';
import { NotConnected } from './not-connected.tsx';
import { SegmentLine } from './segment-options.tsx';
import { toNothingFound, toSegmentSearchProps } from './segment-search-props.ts';
import { useSegmentSearch } from './use-segment-search.ts';

type Props = { readonly value: SegmentKey; readonly onChange: (value: SegmentKey) => void };

/** One segment, chosen by its name. */
export function SegmentValue({ value, onChange }: Props) {
  const { catalogue } = useEditor();
  const search = useSegmentSearch(value === '' ? [] : [value]);
  if (catalogue.connection === 'not_connected') return <NotConnected chosen={value === '' ? [] : [value]} />;
  return (
    <Select
      {...toSegmentSearchProps(search.answered)}
      label="Segment"
      placeholder={catalogue.loading ? 'Loading segments …' : 'Choose a segment'}
      allowDeselect={false}
      nothingFoundMessage={toNothingFound(search.searching)}
      data={search.options}
      value={value === '' ? null : value}
      searchValue={search.text}
      onSearchChange={search.onText}
      error={search.failed ? 'The segments could not be loaded. Reload the page to try again.' : undefined}
      renderOption={({ option }) => <SegmentLine label={option.label} segment={search.find(option.value)} />}
      onChange={(next) => onChange(toId(next ?? ''))}
    />
  );
}
