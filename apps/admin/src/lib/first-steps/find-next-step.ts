import type { FirstStep } from '@facet/protocol';

/** The first step that is still open besides the one that is being done. */
export function findNextStep(steps: readonly FirstStep[], after: FirstStep['step']): FirstStep | undefined {
  return steps.find(({ step, isDone }) => !isDone && step !== after);
}
