import { Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state.tsx';

type Props<Data> = {
  readonly query: UseQueryResult<Data>;
  /** Shown while the answer is under way; grey lines when absent. */
  readonly loading?: ReactNode;
  readonly children: (data: Data) => ReactNode;
};

/** What a question to the server came to: its answer, or grey lines, or what went wrong. */
export function QueryView<Data>({ query, loading, children }: Props<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return loading ?? <SkeletonLines />;
}

type LinesProps = {
  readonly lines?: number;
  /** As high as a page: what stands below must not be seen to jump when the answer comes. */
  readonly tall?: boolean;
};

/** Grey lines in the place of what is to come. */
export function SkeletonLines({ lines = 4, tall = false }: LinesProps) {
  return (
    <Stack component="output" gap="sm" {...(tall && { mih: '80dvh' })} aria-busy="true" aria-label="Loading">
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={`line-${line}`} height={36} />
      ))}
    </Stack>
  );
}
