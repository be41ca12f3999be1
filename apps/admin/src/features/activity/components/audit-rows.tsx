import type { AuditEntry } from '@facet/protocol';
import { Paper } from '@mantine/core';
import { useSegmentNames } from '../../../lib/klaviyo/use-segment-names.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { isAboutSegment, toTargetNames } from '../action-words.ts';
import { AuditRow } from './audit-row.tsx';

/** Changes, each with the name of what it was about. */
export function AuditRows({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const names = toTargetNames(entries);
  // Expressions hold a segment's id alone, and so do entries of older versions; its name is Klaviyo's.
  const segments = useSegmentNames(useStoreId(), entries.some(mentionsSegment));
  const findSegment = (segmentId: string) => segments.find(segmentId)?.name;
  const nameOf = ({ action, target }: AuditEntry) =>
    names.get(target) ?? (isAboutSegment(action) ? findSegment(target) : undefined);
  return (
    <Paper withBorder>
      {entries.map((entry) => (
        <AuditRow
          key={entry.id}
          entry={entry}
          name={nameOf(entry)}
          nameOf={(segmentId) => findSegment(segmentId) ?? segmentId}
        />
      ))}
    </Paper>
  );
}

function mentionsSegment({ action, before, after }: AuditEntry): boolean {
  return isAboutSegment(action) || JSON.stringify([before, after]).includes('klaviyo_segment');
}
