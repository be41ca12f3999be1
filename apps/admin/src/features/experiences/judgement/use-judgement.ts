import type { Experience, Warning } from '@facet/protocol';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { Draft } from '../draft/draft.ts';
import { judgementQuery } from './judgement-query.ts';

const restMs = 400;

/** What is to be known about an edit, and whether its newest state is still being looked at. */
export type LiveJudgement = { readonly warnings: readonly Warning[]; readonly pending: boolean };

/**
 * Lets the server judge an edit as it comes to rest; until it has answered, what is known of the saved version stands.
 * Paths of warnings are as the editor writes them.
 */
export function useJudgement(storeId: string, experience: Experience, draft: Draft): LiveJudgement {
  const [resting] = useDebouncedValue(draft, restMs);
  const { data, isPlaceholderData, isFetching } = useQuery(judgementQuery(storeId, experience.id, resting));
  return {
    warnings: data ?? experience.warnings,
    pending: resting !== draft || isPlaceholderData || isFetching,
  };
}
