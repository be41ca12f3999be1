import { Group, Select, TextInput } from '@mantine/core';
import { IconSearch } from '../../../ui/icons.ts';
import type { Filters } from '../filter-experiences.ts';

const statuses = [
  { value: 'draft', label: 'Draft' },
  { value: 'running', label: 'Running' },
  { value: 'paused', label: 'Paused' },
  { value: 'ended', label: 'Ended' },
];
const kinds = [
  { value: 'test', label: 'Test' },
  { value: 'personalization', label: 'Personalization' },
];

type Props = { readonly filters: Filters; readonly onChange: (filters: Filters) => void };

/** Narrows the list; the address says the same, so that it can be shared. */
export function ExperienceFilters({ filters, onChange }: Props) {
  const set = (name: keyof Filters, value: string | null) => {
    const { [name]: _, ...others } = filters;
    onChange(value === null || value === '' ? others : { ...others, [name]: value });
  };
  return (
    <Group align="flex-end" gap="sm">
      <TextInput
        label="Search"
        type="search"
        placeholder="Name"
        leftSection={<IconSearch size={16} aria-hidden />}
        style={{ flex: '1 1 200px' }}
        maw={320}
        value={filters.search ?? ''}
        onChange={(event) => set('search', event.currentTarget.value)}
      />
      <Select
        label="Status"
        placeholder="Any"
        clearable
        w={150}
        data={statuses}
        value={filters.status ?? null}
        onChange={(value) => set('status', value)}
      />
      <Select
        label="Kind"
        placeholder="Any"
        clearable
        w={170}
        data={kinds}
        value={filters.kind ?? null}
        onChange={(value) => set('kind', value)}
      />
    </Group>
  );
}
