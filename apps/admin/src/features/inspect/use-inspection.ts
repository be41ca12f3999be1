import type { InspectRequest } from '@facet/protocol';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { inspectVisitor } from './api/inspect-visitor.ts';
import type { Look } from './look.ts';

type Looks = { readonly last: Look | undefined; readonly before: Look | undefined };
const none: Looks = { last: undefined, before: undefined };

/** What looking at visitors has come to so far, on this page alone: nothing of it is kept. */
export type InspectionState = Looks & {
  /** What is being asked at the moment. */
  readonly asking: InspectRequest | undefined;
  /** Who was asked about last, as it was typed. */
  readonly asked: string | undefined;
  readonly error: Error | null;
  readonly inspect: (request: InspectRequest) => void;
  readonly forget: () => void;
};

/** Looks at visitors; `before` is the look before the last one where it was at the same visitor. */
export function useInspection(storeId: string): InspectionState {
  const [looks, setLooks] = useState(none);
  const { mutate, reset, isPending, variables, error } = useMutation({
    mutationFn: (request: InspectRequest) => inspectVisitor(storeId, request),
    onSuccess: (inspection, request) => {
      const at = new Date().toISOString();
      setLooks(({ last }) => ({
        last: { request, inspection, at },
        before: last?.request.input === request.input ? last : undefined,
      }));
    },
  });
  return {
    ...looks,
    asking: isPending ? variables : undefined,
    asked: variables?.input,
    error,
    inspect: (request) => {
      // Of somebody else nothing may be left standing, also where they cannot be looked up.
      if (looks.last?.request.input !== request.input) setLooks(none);
      mutate(request);
    },
    forget: () => {
      setLooks(none);
      reset();
    },
  };
}
