import { type ComponentType, useEffect, useState } from 'react';
import { ApiError } from '../lib/api/api-error.ts';
import { whenIdle } from '../lib/when-idle.ts';
import { ErrorState } from './error-state.tsx';

/**
 * A part of a page whose script is loaded after the page: some seconds later, or when the part is first shown.
 * What is typed elsewhere on the page is not lost when the script cannot be loaded: the failure is told in its place,
 * with a way to try again.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Waiting: ComponentType<Props> = Nothing,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  let loading: Promise<ComponentType<Props>> | undefined;
  const start = async (): Promise<void> => {
    loading ??= load();
    try {
      loaded = await loading;
    } catch (cause) {
      loading = undefined;
      throw cause;
    }
  };
  function LoadedLater(props: Props) {
    const [Part, setPart] = useState(() => loaded);
    const [error, setError] = useState<ApiError>();
    useEffect(() => {
      if (Part !== undefined || error !== undefined) return undefined;
      let gone = false;
      start().then(
        () => gone || setPart(() => loaded),
        (cause: unknown) => gone || setError(toError(cause)),
      );
      return () => {
        gone = true;
      };
    }, [Part, error]);
    if (Part !== undefined) return <Part {...props} />;
    if (error === undefined) return <Waiting {...props} />;
    return <ErrorState error={error} onRetry={() => setError(undefined)} />;
  }
  // A failure is told when the part is shown.
  whenIdle(() => void start().catch(() => undefined));
  return LoadedLater;
}

function Nothing() {
  return null;
}

function toError(cause: unknown): ApiError {
  return new ApiError(
    {
      code: 'network',
      status: 0,
      title: 'This part of the page could not be loaded',
      detail: 'Check your connection and try again. Nothing you typed is lost.',
    },
    cause,
  );
}
