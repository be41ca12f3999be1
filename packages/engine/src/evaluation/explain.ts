import type { DecisionContext } from '../decision/context.ts';
import type { Explanation, NodeTrace, Step } from '../decision/explanation.ts';
import type { ExperienceDefinition } from '../definition/experience.ts';
import { isWithin } from './bucket.ts';
import { compileExperience } from './compile-experience.ts';
import { type CompiledExperiences, contents } from './compile-experiences.ts';
import type { Listener } from './listener.ts';
import { type Evaluate, none, type Scope, type Truth } from './scope.ts';

/**
 * `decide`, with every step that led to each decision. It is the same evaluator listened in on, not a second one; it
 * compiles anew for the listening, so it is for inspection, not for every page.
 */
export function explain(compiled: CompiledExperiences, context: DecisionContext): readonly Explanation[] {
  return compiled[contents].map(({ definition }) => {
    const { listener, steps } = createRecorder(definition);
    const decision = compileExperience(definition, listener).decide({ context, missing: none });
    const status: Step = { step: 'status', passed: decision.reason !== 'not_running' };
    return { decision, steps: [status, ...steps] };
  });
}

/** Collects the steps in the order in which they are taken, each with the trace of the expression it evaluated. */
function createRecorder(definition: ExperienceDefinition): {
  readonly listener: Listener;
  readonly steps: readonly Step[];
} {
  const steps: Step[] = [];
  let traces: NodeTrace[] = [];

  const listener: Listener = {
    node: (node, evaluate, children) => (scope) => {
      const outer = traces;
      const inner: NodeTrace[] = [];
      traces = inner;
      const truth = evaluate(scope);
      complete(scope, children.slice(inner.length));
      traces = outer;
      outer.push(toTrace(node, truth, inner));
      return truth;
    },
    truth: (step, evaluate, row) => (scope) => {
      const truth = evaluate(scope);
      const trace = traces.pop() ?? null;
      if (step === 'pages') steps.push({ step, trace, passed: truth === true });
      else if (step === 'audience') steps.push({ step, trace });
      else if (row !== undefined && trace !== null) steps.push({ step, row, trace });
      return truth;
    },
    bucket: (step, run) => (scope, subject) => {
      const bucket = run(scope, subject);
      const { allocation } = definition;
      const holdout = definition.kind === 'personalization' ? definition.holdout : 0;
      if (step === 'split') steps.push({ step, unit: subject === undefined ? 'visitor' : 'subject', bucket });
      else if (step === 'allocation') {
        steps.push({ step, bucket, share: allocation, passed: isWithin(bucket, allocation) });
      } else steps.push({ step, bucket, share: holdout, heldOut: isWithin(bucket, holdout) });
      return bucket;
    },
    kept: (step, run) => (scope, subject) => {
      const owner = run(scope, subject);
      steps.push({ step, owner });
      return owner;
    },
  };
  return { listener, steps };
}

/** Evaluates the children that a settled `and` or `or` did not need any more, so that people see each node's value. */
function complete(scope: Scope, left: readonly Evaluate[]): void {
  const { missing } = scope;
  for (const evaluate of left) evaluate(scope);
  scope.missing = missing;
}

function toTrace(node: NodeTrace['node'], truth: Truth, children: readonly NodeTrace[]): NodeTrace {
  if (typeof truth === 'boolean') return { node, value: truth ? 'true' : 'false', children };
  return { node, value: 'unknown', cause: truth, children };
}
