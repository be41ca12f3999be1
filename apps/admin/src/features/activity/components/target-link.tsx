import type { AuditEntry } from '@facet/protocol';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { findTargetPage } from '../find-target.ts';

type Props = {
  readonly entry: AuditEntry;
  /** What the change was about, where its name is known. */
  readonly name: string | undefined;
};

/** What a change was about, with the way to it where it is still there; to stand in front of something else. */
export function TargetLink({ entry, name }: Props) {
  const storeId = useStoreId();
  const page = findTargetPage(entry);
  if (page === undefined) {
    return name === undefined ? null : (
      <>
        <bdi>{name}</bdi> ·{' '}
      </>
    );
  }
  const params = { storeId, experienceId: 'experienceId' in page ? page.experienceId : '' };
  return (
    <>
      <TextLink to={page.to} params={params} size="sm">
        <bdi>{name ?? 'Open'}</bdi>
      </TextLink>{' '}
      ·{' '}
    </>
  );
}
