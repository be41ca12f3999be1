import type { Decision } from '../decision/decision.ts';
import { asksWho } from '../definition/asks-who.ts';
import type { ExperienceDefinition } from '../definition/experience.ts';
import { groups, hears, many, schedules } from './abilities.ts';
import { compileActions } from './compile-actions.ts';
import { compileAudience } from './compile-audience.ts';
import { compileExpression } from './compile-expression.ts';
import { compileHeld, type Held } from './compile-held.ts';
import { createKept, createUnassigned } from './create-decision.ts';
import type { Listener } from './listener.ts';
import type { Scope } from './scope.ts';
import { type Environment, findOwn } from './vocabulary.ts';

/** A definition ready to decide. */
export type CompiledExperience = {
  readonly definition: ExperienceDefinition;
  /** `undefined` stands for a context that is none. */
  readonly decide: (scope: Scope | undefined) => Decision;
  /** Whether it looks at who the visitor is; this and what follows is there where experiences may be in groups. */
  readonly looks?: boolean;
  /** Whether it is time for it; always where it has no schedule. */
  readonly isOpen?: ((scope: Scope) => boolean) | undefined;
  /** What was assigned earlier and holds, on whatever page. */
  readonly findHeld?: (scope: Scope) => Held | undefined;
};

/** Never throws: a definition that cannot be compiled says so in its decisions, and so does one that fails in use. */
export function compileExperience(
  definition: ExperienceDefinition,
  environment: Environment,
  listener: Listener,
): CompiledExperience {
  const experience = definition?.id;
  try {
    if (definition.status === 'running') return compile(definition, environment, listener);
    const notRunning = createUnassigned(experience, 'not_running');
    return { definition, decide: () => notRunning };
  } catch {
    const invalid = createUnassigned(experience, 'invalid_definition');
    return { definition, decide: () => invalid };
  }
}

function compile(
  definition: ExperienceDefinition,
  environment: Environment,
  listener: Listener,
): CompiledExperience {
  const { version, id, kind, pages, audience, schedule, group } = definition;
  const { vocabulary, timeZone } = environment;
  if (version !== 1 || (kind !== 'test' && kind !== 'personalization')) throw new TypeError();
  if ((group && !groups) || (schedule && !schedules)) throw new TypeError();
  const everyMs =
    kind === 'personalization' && definition.mode.type === 'temporary' ? definition.mode.everyMs : Infinity;
  if (groups && group) findOwn(vocabulary, 'groups').requirePlace(group, definition.seed);
  const isOpen =
    schedules && schedule ? findOwn(vocabulary, 'schedule')(schedule, timeZone, listener) : undefined;
  const isOnPage = pages === null ? undefined : compileExpression(pages, environment, listener);
  const looks = asksWho(audience);
  const actions = compileActions(definition, everyMs, listener);
  const act = compileAudience(definition, actions, environment, listener);
  const findHeld = compileHeld(definition, everyMs, looks);
  const offPage = createUnassigned(id, 'page_does_not_match');
  const outside = schedules ? createUnassigned(id, 'outside_schedule') : offPage;
  const failed = createUnassigned(id, 'internal_error');

  const decide = (scope: Scope | undefined): Decision => {
    try {
      if (!scope) return failed;
      if (schedules && isOpen && !isOpen(scope)) return outside;
      const isHere = isOnPage ? isOnPage(scope) : true;
      if (hears) listener.truth?.('pages', isHere);
      if (isHere !== true) return offPage;
      const forced = hears ? listener.forced?.(definition) : undefined;
      if (forced) return forced;
      const held = many && scope.isFresh ? undefined : findHeld(scope);
      if (hears) listener.held?.(held);
      return held ? createKept(id, held) : act(scope, looks ? scope.subject : undefined);
    } catch {
      return failed;
    }
  };
  return groups ? { definition, decide, looks, isOpen, findHeld } : { definition, decide };
}
