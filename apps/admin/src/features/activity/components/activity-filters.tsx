import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
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
        <NativeSelect
          label="Changes to"
          style={{ flex: '1 1 140px', maxWidth: 200 }}
          data={[
            { value: 'store', label: 'This store' },
            { value: 'installation', label: 'The installation' },
          ]}
          value={of}
          onChange={({ currentTarget: { value } }) =>
            go({ from: search.from, to: search.to, of: value === 'store' ? null : value })
          }
        />
      ) : null}
      <NativeSelect
        label="By"
        style={{ flex: '1 1 140px', maxWidth: 200 }}
        data={[{ value: '', label: 'Everybody' }, ...people, { value: 'facet', label: 'Facet itself' }]}
        value={search.by ?? ''}
        onChange={(event) => go({ ...present, by: event.currentTarget.value })}
      />
      <NativeSelect
        label="Kind"
        style={{ flex: '1 1 140px', maxWidth: 200 }}
        data={[
          { value: '', label: 'Everything' },
          ...(data?.kinds ?? []).map((kind) => ({ value: kind, label: toKindWords(kind) })),
        ]}
        value={search.kind ?? ''}
        onChange={(event) => go({ ...present, kind: event.currentTarget.value })}
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
