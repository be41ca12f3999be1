import type { Decision } from '../decision/decision.ts';
import type { ExperienceDefinition } from '../definition/experience.ts';
import { looksAtIdentity } from '../definition/looks-at-identity.ts';
import { compileActions } from './compile-actions.ts';
import { compileAudience } from './compile-audience.ts';
import { compileExpression } from './compile-expression.ts';
import { compileKept } from './compile-kept.ts';
import { createUnassigned } from './create-decision.ts';
import type { Listener } from './listener.ts';
import { none, type Scope } from './scope.ts';

/** A definition ready to decide. */
export type CompiledExperience = {
  readonly definition: ExperienceDefinition;
  readonly decide: (scope: Scope) => Decision;
};

/** Never throws: a definition that cannot be compiled says so in its decisions, and so does one that fails in use. */
export function compileExperience(definition: ExperienceDefinition, listener: Listener): CompiledExperience {
  const experience = definition?.id;
  try {
    const compiled = compile(definition, listener);
    const failed = createUnassigned(experience, 'internal_error');
    return {
      definition,
      decide: (scope) => {
        try {
          return compiled(scope);
        } catch {
          return failed;
        }
      },
    };
  } catch {
    const invalid = createUnassigned(experience, 'invalid_definition');
    return { definition, decide: () => invalid };
  }
}

function compile(definition: ExperienceDefinition, listener: Listener): (scope: Scope) => Decision {
  const { version, id, kind, status, pages } = definition;
  if (status !== 'running') {
    const notRunning = createUnassigned(id, 'not_running');
    return () => notRunning;
  }
  if (version !== 1 || (kind !== 'test' && kind !== 'personalization'))
    throw new TypeError('version or kind');
  const everyMs =
    kind === 'personalization' && definition.mode.type === 'temporary' ? definition.mode.everyMs : Infinity;
  const isOnPage = listener.truth('pages', pages === null ? () => true : compileExpression(pages, listener));
  let looks = false;
  const act = compileAudience(definition, compileActions(definition, everyMs, listener), {
    ...listener,
    node: (node, evaluate, children) => {
      looks ||= looksAtIdentity(node);
      return listener.node(node, evaluate, children);
    },
  });
  const findKept = compileKept(definition, everyMs, looks, listener);
  const offPage = createUnassigned(id, 'page_does_not_match');

  return (scope) => {
    if (isOnPage(scope) !== true) return offPage;
    scope.missing = none;
    const { identity } = scope.context;
    const subject = identity.state === 'identified' ? identity.subject : undefined;
    return findKept(scope, subject) ?? act(scope, looks ? subject : undefined);
  };
}
