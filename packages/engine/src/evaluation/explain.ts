import type { DecisionContext } from '../decision/context.ts';
import type { Explanation, NodeTrace, Step } from '../decision/explanation.ts';
import { compileExperience } from './compile-experience.ts';
import { type CompiledExperiences, contents } from './compile-experiences.ts';
import type { Tap } from './compile-expression.ts';
import { none, type Scope, type StepNote, type Truth } from './truth.ts';

/**
 * `decide`, with every step that led to each decision. It is the same evaluator listened in on, not a second one; it
 * compiles anew for the listening, so it is for inspection, not for every page.
 */
export function explain(compiled: CompiledExperiences, context: DecisionContext): readonly Explanation[] {
  return compiled[contents].map(({ definition }) => {
    const { tap, note, steps } = createRecorder();
    const decision = compileExperience(definition, tap).decide({ context, missing: none, note });
    return { decision, steps };
  });
}

type Recorder = {
  readonly tap: Tap;
  readonly note: (step: StepNote) => void;
  readonly steps: readonly Step[];
};

/** Collects the traces of evaluated nodes and gives each expression's to the step that follows it. */
function createRecorder(): Recorder {
  const steps: Step[] = [];
  let traces: NodeTrace[] = [];

  const tap: Tap = (node, evaluate, children) => (scope) => {
    const outer = traces;
    const inner: NodeTrace[] = [];
    traces = inner;
    const truth = evaluate(scope);
    completeTrace(scope, children.slice(inner.length));
    traces = outer;
    outer.push(toTrace(node, truth, inner));
    return truth;
  };

  const note = (step: StepNote): void => {
    const trace = traces.pop() ?? null;
    if (step.step === 'pages' || step.step === 'audience') steps.push({ ...step, trace });
    else if (step.step !== 'row') steps.push(step);
    else if (trace !== null) steps.push({ ...step, trace });
  };

  return { tap, note, steps };
}

/** Evaluates the children that a settled `and` or `or` did not need any more, so that people see each node's value. */
function completeTrace(scope: Scope, left: readonly ((scope: Scope) => Truth)[]): void {
  const { missing } = scope;
  for (const evaluate of left) evaluate(scope);
  scope.missing = missing;
}

function toTrace(node: NodeTrace['node'], truth: Truth, children: readonly NodeTrace[]): NodeTrace {
  if (typeof truth === 'boolean') return { node, value: truth ? 'true' : 'false', children };
  return { node, value: 'unknown', cause: truth, children };
}
