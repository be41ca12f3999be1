import { Group, NativeSelect, Pill, TextInput } from '@mantine/core';
import { useTypedSearch } from '../../../lib/use-typed-search.ts';
import { IconSearch } from '../../../ui/icons.ts';
import type { ListSearch } from '../list-search.ts';

const statuses = [
  { value: '', label: 'Any' },
  { value: 'draft', label: 'Draft' },
  { value: 'running', label: 'Running' },
  { value: 'paused', label: 'Paused' },
  { value: 'ended', label: 'Ended' },
];
const kinds = [
  { value: '', label: 'Any' },
  { value: 'test', label: 'Test' },
  { value: 'personalization', label: 'Personalization' },
];

type Props = {
  readonly search: ListSearch;
  /** What the segment is called that the list is narrowed to. */
  readonly segmentName: string;
  readonly onChange: (search: ListSearch) => void;
};

/** Narrows the list; the address says the same, so that it can be shared. */
export function ExperienceFilters({ search, segmentName, onChange }: Props) {
  const set = (name: 'search' | 'status' | 'kind' | 'segment', value: string | null) => {
    const { [name]: _, page: _page, ...others } = search;
    onChange(value === null || value === '' ? others : { ...others, [name]: value });
  };
  const typed = useTypedSearch(search.search ?? '', (next) => set('search', next));
  return (
    <Group align="flex-end" gap="sm">
      <TextInput
        label="Search"
        type="search"
        placeholder="Name"
        dir="auto"
        maxLength={200}
        leftSection={<IconSearch size={16} aria-hidden />}
        style={{ flex: '1 1 200px' }}
        maw={320}
        value={typed.text}
        onChange={(event) => typed.onText(event.currentTarget.value)}
      />
      <NativeSelect
        label="Status"
        w={150}
        data={statuses}
        value={search.status ?? ''}
        onChange={(event) => set('status', event.currentTarget.value)}
      />
      <NativeSelect
        label="Kind"
        w={170}
        data={kinds}
        value={search.kind ?? ''}
        onChange={(event) => set('kind', event.currentTarget.value)}
      />
      {search.segment === undefined ? null : (
        <Pill
          size="lg"
          mb={2}
          withRemoveButton
          onRemove={() => set('segment', null)}
          removeButtonProps={{
            'aria-label': `Whatever the segment, not ${segmentName} alone`,
            'aria-hidden': false,
            tabIndex: 0,
          }}
        >
          Asks about <bdi>{segmentName}</bdi>
        </Pill>
      )}
    </Group>
  );
}
