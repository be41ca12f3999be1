import type { Decision } from '../decision/decision.ts';
import { type ExperienceDefinition, experienceStatuses } from '../definition/experience.ts';
import { listConditions, looksAtIdentity } from '../definition/list-conditions.ts';
import { compileActions } from './compile-actions.ts';
import { compileAudience } from './compile-audience.ts';
import { compileExpression, type Tap } from './compile-expression.ts';
import { findKept } from './find-kept.ts';
import { toNothing } from './to-nothing.ts';
import { none, type Scope } from './truth.ts';

/** A definition ready to decide. */
export type CompiledExperience = {
  readonly definition: ExperienceDefinition;
  readonly decide: (scope: Scope) => Decision;
};

/** Never throws: a definition that cannot be compiled says so in its decisions, and so does one that fails in use. */
export function compileExperience(definition: ExperienceDefinition, tap?: Tap): CompiledExperience {
  const experience = definition?.id;
  try {
    const compiled = compile(definition, tap);
    const failed = toNothing(experience, 'internal_error');
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
    const invalid = toNothing(experience, 'invalid_definition');
    return { definition, decide: () => invalid };
  }
}

function compile(definition: ExperienceDefinition, tap: Tap | undefined): (scope: Scope) => Decision {
  const { id: experience, kind, status } = definition;
  if (status !== 'running') {
    if (!experienceStatuses.includes(status)) throw new TypeError('status');
    const notRunning = toNothing(experience, 'not_running');
    return (scope) => {
      scope.note?.({ step: 'status', passed: false });
      return notRunning;
    };
  }
  if (kind !== 'test' && kind !== 'personalization') throw new TypeError(kind satisfies never);
  const { audience, pages, variations } = definition;
  const temporary =
    kind === 'personalization' && definition.mode.type === 'temporary' ? definition.mode : null;
  const everyMs = temporary?.everyMs ?? Infinity;
  const looks = listConditions(audience).some(looksAtIdentity);
  const rules = {
    experience,
    variations: new Set(variations.map(({ id }) => id)),
    everyMs,
    looksAtIdentity: looks,
  };
  const act = compileAudience(definition, compileActions(definition, everyMs), tap);
  const isOnPage = pages === null ? () => true : compileExpression(pages, tap);
  const offPage = toNothing(experience, 'page_does_not_match');

  return (scope) => {
    const { note } = scope;
    note?.({ step: 'status', passed: true });
    scope.missing = none;
    const onPage = isOnPage(scope) === true;
    note?.({ step: 'pages', passed: onPage });
    if (!onPage) return offPage;
    const { identity } = scope.context;
    const subject = identity.state === 'identified' ? identity.subject : undefined;
    return findKept(rules, scope, subject) ?? act(scope, looks ? subject : undefined);
  };
}
