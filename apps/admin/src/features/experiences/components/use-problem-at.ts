import { isAt } from '../draft/problem-tab.ts';
import { useEditor } from './editor-context.tsx';

/** The first thing that is wrong at a place of the definition, for the field that tells it itself. */
export function useProblemAt(place: string | undefined): string | undefined {
  const { problems } = useEditor();
  return place === undefined ? undefined : problems.find(({ path }) => isAt(path, place))?.message;
}
