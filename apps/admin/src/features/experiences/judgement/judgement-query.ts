import { judgementSchema } from '@facet/protocol';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { experienceKeys } from '../api/experience-keys.ts';
import type { Draft } from '../draft/draft.ts';
import { toEditorPath } from '../draft/problem-tab.ts';
import { toWire } from '../draft/wire.ts';

/** What the server says about an edit that is not saved; paths as the editor writes them. */
export const judgementQuery = (storeId: string, experienceId: string, { name, definition }: Draft) =>
  queryOptions({
    queryKey: [...experienceKeys.one(storeId, experienceId), 'judgement', { name, definition }],
    queryFn: async ({ signal }) => {
      const path = `/stores/${storeId}/experiences/${encodeURIComponent(experienceId)}/judgement`;
      const body = { name, definition: toWire(definition) };
      const { warnings } = await request(judgementSchema, path, { method: 'POST', body, signal });
      return warnings.map((warning) =>
        warning.path === undefined ? warning : { ...warning, path: toEditorPath(warning.path) },
      );
    },
    // Of one keystroke nobody asks again.
    gcTime: 60_000,
    placeholderData: keepPreviousData,
  });
