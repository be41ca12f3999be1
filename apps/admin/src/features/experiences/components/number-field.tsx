import type { ComponentProps } from 'react';
import { NumberInput } from '../../../ui/number-input.tsx';
import { isAt } from '../draft/problem-tab.ts';
import { useEditor } from './editor-context.tsx';

type Props = ComponentProps<typeof NumberInput> & {
  /** Where the number stands in the definition; without it others tell what is wrong there. */
  readonly place?: string;
};

/** A number of the definition, which tells itself what is wrong with it. */
export function NumberField({ place, ...props }: Props) {
  const { problems } = useEditor();
  const problem = place === undefined ? undefined : problems.find(({ path }) => isAt(path, place));
  return <NumberInput {...props} data-place={place} error={problem?.message} />;
}
