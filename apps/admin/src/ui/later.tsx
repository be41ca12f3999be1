import { type ComponentType, useEffect, useState } from 'react';
import { fetchLater } from '../lib/fetch-later.ts';
import { ErrorState } from './error-state.tsx';

/**
 * A part of a page whose script is loaded after the page: some seconds later, or when the part is first shown.
 * What is typed elsewhere on the page is not lost when the script cannot be loaded: the failure is told in its place,
 * with a way to try again.
 */
export function later<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
  Waiting: ComponentType<Props> = Nothing,
): ComponentType<Props> {
  const script = fetchLater(fetchPart);
  return function LoadedLater(props: Props) {
    const [Part, setPart] = useState(() => script.find());
    const [error, setError] = useState<unknown>();
    useEffect(() => {
      if (Part !== undefined || error !== undefined) return undefined;
      let gone = false;
      script.load().then(
        (loaded) => gone || setPart(() => loaded),
        (cause: unknown) => gone || setError(cause),
      );
      return () => {
        gone = true;
      };
    }, [Part, error]);
    if (Part !== undefined) return <Part {...props} />;
    if (error === undefined) return <Waiting {...props} />;
    return <ErrorState error={error} onRetry={() => setError(undefined)} />;
  };
}

function Nothing() {
  return null;
}
