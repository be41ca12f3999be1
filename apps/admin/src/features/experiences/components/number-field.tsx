import type { ComponentProps } from 'react';
import { NumberInput } from '../../../ui/number-input.tsx';
import { useProblemAt } from './use-problem-at.ts';

type Props = ComponentProps<typeof NumberInput> & {
  /** Where the number stands in the definition; without it others tell what is wrong there. */
  readonly place?: string;
};

/** A number of the definition, which tells itself what is wrong with it. */
export function NumberField({ place, ...props }: Props) {
  return <NumberInput {...props} data-place={place} error={useProblemAt(place)} />;
}
