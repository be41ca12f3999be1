import type { AuditEntry } from '@facet/protocol';
import { Paper } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { segmentsQuery } from '../../../lib/klaviyo/list-segments.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { isAboutSegment, toTargetNames } from '../action-words.ts';
import { AuditRow } from './audit-row.tsx';

/** Changes, each with the name of what it was about. */
export function AuditRows({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const names = toTargetNames(entries);
  // The log holds a segment's id alone; its name is Klaviyo's.
  const segments = useQuery({
    ...segmentsQuery(useStoreId()),
    enabled: entries.some(({ action }) => isAboutSegment(action)),
  });
  const nameOf = ({ action, target }: AuditEntry) =>
    isAboutSegment(action)
      ? segments.data?.segments.find(({ id }) => id === target)?.name
      : names.get(target);
  return (
    <Paper withBorder>
      {entries.map((entry) => (
        <AuditRow key={entry.id} entry={entry} name={nameOf(entry)} />
      ))}
    </Paper>
  );
}
