import type { FirstSteps } from '@facet/protocol';
import { type QueryClient, useQuery } from '@tanstack/react-query';
import { firstStepsQuery } from './get-first-steps.ts';
import { type ScriptSeen, toScriptSeen } from './script-seen.ts';

const againMs = 10_000;

/** Whether the script is in the store's pages; looked at again while it is not. */
export function useScriptSeen(storeId: string): ScriptSeen {
  const { data } = useQuery({
    ...firstStepsQuery(storeId),
    refetchInterval: ({ state }) => (toScriptSeen(state.data) === 'never' ? againMs : false),
  });
  return toScriptSeen(data);
}

/** What was last found out about the script, without asking. */
export function findScriptSeen(queryClient: QueryClient, storeId: string): ScriptSeen {
  return toScriptSeen(queryClient.getQueryData<FirstSteps>(firstStepsQuery(storeId).queryKey));
}
