import { Text } from '@mantine/core';
import { Quoted } from '../../../ui/trace/quoted.tsx';
import { isAt } from '../draft/problem-tab.ts';
import { useEditor } from './editor-context.tsx';

type Props = {
  /** A place of the definition, such as `variations.1`. */
  readonly place: string;
  /** Leaves out what is wrong deeper inside, where other parts tell it. */
  readonly exact?: boolean;
};

/** Says what is wrong at a place of the definition, right there. */
export function ProblemsAt({ place, exact = false }: Props) {
  const { problems } = useEditor();
  const here = problems.filter(({ path }) => (exact ? path === place : isAt(path, place)));
  if (here.length === 0) return null;
  return (
    <div role="alert">
      {here.map(({ path, message }) => (
        <Text
          key={`${path} ${message}`}
          data-problem-at={path}
          size="sm"
          c="light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))"
        >
          <Quoted>{message}</Quoted>
        </Text>
      ))}
    </div>
  );
}
