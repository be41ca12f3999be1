import type { DecisionContext } from '../decision/context.ts';
import type { Decision } from '../decision/decision.ts';
import type { Explanation, Step } from '../decision/explanation.ts';
import type { Preview } from '../decision/preview.ts';
import { compileExperience } from './compile-experience.ts';
import type { CompiledExperiences } from './compile-experiences.ts';
import { createRecorder } from './create-recorder.ts';
import { tryOpenScope } from './decide.ts';
import { toPreviewed, toPreviewListener, toUnkept } from './preview.ts';

/**
 * `decide`, with every step that led to each decision. It is the same evaluator listened in on, not a second one; it
 * compiles anew for the listening, so it is for inspection, not for every page. With a `preview` it shows what would be
 * if that were so; nothing of that counts or is remembered.
 */
export function explain(
  compiled: CompiledExperiences,
  context: DecisionContext,
  preview?: Preview,
): readonly Explanation[] {
  const { environment, experiences, settle } = compiled.contents;
  const opened = tryOpenScope(preview ? toPreviewed(context, preview) : context);
  // The look at what was kept is a step, also where nothing was.
  const scope = opened && { ...opened, isFresh: false };
  const steps: Step[][] = [];
  const decisions: Decision[] = [];
  for (const { definition } of experiences) {
    const recorder = createRecorder(definition);
    const listener = preview
      ? toPreviewListener(recorder.listener, preview, recorder.steps)
      : recorder.listener;
    const decision = compileExperience(definition, environment, listener).decide(scope);
    decisions.push(decision);
    steps.push([{ step: 'status', passed: decision.reason !== 'not_running' }, ...recorder.steps]);
  }
  if (settle && scope) {
    settle(decisions, scope, (index, outcome, other) =>
      steps[index]?.push({ step: 'group', outcome, other }),
    );
  }
  return decisions.map((decision, index) => ({
    decision: preview ? toUnkept(decision) : decision,
    steps: steps[index] ?? [],
  }));
}
