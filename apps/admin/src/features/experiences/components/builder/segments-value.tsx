import type { SegmentKey } from '@facet/engine';
import { MultiSelect } from '@mantine/core';
import { toId } from '../../../../lib/ids.ts';
import { useEditor } from '../editor-context.tsx';
import { NotConnected } from './not-connected.tsx';
import { SegmentLine } from './segment-options.tsx';
import { toNothingFound, toSegmentSearchProps } from './segment-search-props.ts';
import { useSegmentSearch } from './use-segment-search.ts';

type Props = {
  readonly value: readonly SegmentKey[];
  readonly onChange: (value: readonly SegmentKey[]) => void;
};

/** Several segments, chosen by their names. */
export function SegmentsValue({ value, onChange }: Props) {
  const { catalogue } = useEditor();
  const search = useSegmentSearch(value);
  if (catalogue.connection === 'not_connected') return <NotConnected chosen={value} />;
  return (
    <MultiSelect
      {...toSegmentSearchProps(search.answered)}
      label="Segments"
      placeholder={value.length === 0 ? 'Choose segments' : ''}
      nothingFoundMessage={toNothingFound(search.searching)}
      data={search.options}
      value={[...value]}
      searchValue={search.text}
      onSearchChange={search.onText}
      error={search.failed ? 'The segments could not be loaded. Reload the page to try again.' : undefined}
      renderOption={({ option }) => <SegmentLine label={option.label} segment={search.find(option.value)} />}
      onChange={(next) => onChange(next.map((id) => toId(id)))}
    />
  );
}
