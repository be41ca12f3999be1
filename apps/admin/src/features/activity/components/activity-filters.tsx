import { Button, Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMayOwn } from '../../../lib/session/get-session.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { type ActivitySearch, toKindWords } from '../activity-search.ts';
import { auditFiltersQuery } from '../api/list-audit.ts';

/** Narrows the log down; the address says the same, so that it can be shared. */
export function ActivityFilters({ search }: { readonly search: ActivitySearch }) {
  const storeId = useStoreId();
  const mayOwn = useMayOwn();
  const navigate = useNavigate();
  const of = search.of === 'installation' ? 'installation' : 'store';
  const { data } = useQuery(auditFiltersQuery(storeId, of));
  const go = (next: { readonly [Name in keyof ActivitySearch]: string | null | undefined }) => {
    const kept = Object.entries(next).filter(
      ([, value]) => value !== null && value !== undefined && value !== '',
    );
    void navigate({
      to: '/stores/$storeId/activity',
      params: { storeId },
      search: Object.fromEntries(kept),
      replace: true,
    });
  };
  const people = (data?.members ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const present = { of: search.of, by: search.by, kind: search.kind, from: search.from, to: search.to };
  return (
    <Group align="flex-end" gap="sm" component="search" aria-label="Changes">
      {mayOwn ? (
        <Select
          label="Changes to"
          style={{ flex: '1 1 140px', maxWidth: 200 }}
          allowDeselect={false}
          data={[
            { value: 'store', label: 'This store' },
            { value: 'installation', label: 'The installation' },
          ]}
          value={of}
          onChange={(value) => go({ from: search.from, to: search.to, of: value === 'store' ? null : value })}
        />
      ) : null}
      <Select
        label="By"
        style={{ flex: '1 1 140px', maxWidth: 200 }}
        clearable
        searchable
        placeholder="Everybody"
        clearButtonProps={{ 'aria-label': 'Show everybody’s changes' }}
        data={[...people, { value: 'facet', label: 'Facet itself' }]}
        value={search.by ?? null}
        onChange={(by) => go({ ...present, by })}
      />
      <Select
        label="Kind"
        style={{ flex: '1 1 140px', maxWidth: 200 }}
        clearable
        placeholder="Everything"
        clearButtonProps={{ 'aria-label': 'Show all kinds of changes' }}
        data={(data?.kinds ?? []).map((kind) => ({ value: kind, label: toKindWords(kind) }))}
        value={search.kind ?? null}
        onChange={(kind) => go({ ...present, kind })}
      />
      <TextInput
        label="From"
        type="date"
        style={{ flex: '1 1 140px', maxWidth: 200 }}
        value={search.from ?? ''}
        onChange={(event) => go({ ...present, from: event.currentTarget.value })}
      />
      <TextInput
        label="To"
        type="date"
        style={{ flex: '1 1 140px', maxWidth: 200 }}
        value={search.to ?? ''}
        onChange={(event) => go({ ...present, to: event.currentTarget.value })}
      />
      {Object.values(search).some((value) => value !== undefined) ? (
        <Button variant="subtle" onClick={() => go({})}>
          Clear filters
        </Button>
      ) : null}
    </Group>
  );
}
