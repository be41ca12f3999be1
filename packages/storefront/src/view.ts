import type { Change, Decision, ExperienceDefinition } from '@facet/engine';
import { announce, mark } from './announce.ts';
import { attempt } from './attempt.ts';
import { applyDiscount } from './changes/discount.ts';
import { redirect } from './changes/redirect.ts';
import { openStage } from './changes/stage.ts';
import { openCurtain } from './curtain.ts';
import { decidePage, rememberDecisions } from './decide-page.ts';
import { createExposure } from './exposure.ts';
import type { FacetDecision } from './facet-api.ts';
import { identify, type Person } from './identification.ts';
import type { Visit } from './visit.ts';

/** One page as one visitor sees it: decided once, save what was unknown at first. */
export type View = {
  readonly decisions: () => readonly FacetDecision[];
  readonly person: () => Person;
  /** Experiences of which this page has told that they were shown. */
  readonly exposed: Set<string>;
  /** Takes everything back. */
  readonly close: () => void;
};

/** Opens the view of the page as it is now. `exposed`: what was told already, where this page is only decided anew. */
export function openView(visit: Visit, exposed: Set<string> = new Set()): View {
  const { configuration, memory, tab, seen, device } = visit;
  const decisions = new Map<string, Decision>();
  const stage = openStage();
  const curtain = openCurtain();
  let limit: 'unset' | 'running' | 'passed' = 'unset';
  let limitTimer = 0;
  let gone = false;

  const findExperience = (decision: Decision): ExperienceDefinition | undefined =>
    configuration.experiences.find(({ id }) => id === decision.experience);
  const findChanges = (decision: Decision): readonly Change[] =>
    findExperience(decision)?.variations.find(({ id }) => id === decision.variation)?.changes ?? [];

  const expose = (decision: Decision, person: Person): void => {
    const definition = findExperience(decision);
    if (definition === undefined || exposed.has(definition.id)) return;
    const exposure = createExposure(decision, definition, person, device, configuration.segments);
    if (exposure === undefined) return;
    exposed.add(definition.id);
    seen.add(exposure);
  };

  /** Follows redirects. Returns the decisions to show here; none when the page is being left. */
  const followRedirects = (shown: readonly Decision[], person: Person): readonly Decision[] => {
    const refused = new Set<Decision>();
    for (const decision of shown) {
      for (const change of findChanges(decision)) {
        if (change.kind !== 'redirect') continue;
        const outcome = redirect(change.url, decision.experience, tab, () => {
          expose(decision, person);
          seen.leave();
        });
        if (outcome === 'leaving') {
          gone = true;
          return [];
        }
        if (outcome === 'refused') refused.add(decision);
      }
    }
    return shown.filter((decision) => !refused.has(decision));
  };

  const show = (shown: readonly Decision[], person: Person): void => {
    const here = followRedirects(shown, person);
    for (const decision of here) {
      const changes = findChanges(decision);
      stage.add(changes);
      for (const change of changes) {
        if (change.kind === 'discount') void applyDiscount(change.code, configuration.discounts, tab);
      }
      attempt('exposure', () => expose(decision, person));
    }
    if (here.length > 0) mark('applied');
  };

  /** Takes over what is new: an experience is decided once on a page, save one that was unknown. */
  const takeNew = (person: Person, waited: boolean): readonly Decision[] => {
    const late = decisions.size > 0 && !curtain.isDrawn();
    const fresh = decidePage(visit, person, waited).filter(({ experience }) => {
      const before = decisions.get(experience);
      return before === undefined || before.reason === 'audience_unknown';
    });
    if (fresh.some(({ remember }) => remember.length > 0)) {
      memory.update((record) => rememberDecisions(record, fresh, person));
    }
    const taken = fresh.filter(
      ({ variation }) => !(late && configuration.latePolicy === 'next_page' && variation !== null),
    );
    for (const decision of taken) decisions.set(decision.experience, decision);
    return taken.filter(({ variation }) => variation !== null);
  };

  const settle = (): void => {
    if (gone) return;
    const person = identification.find();
    const first = decisions.size === 0;
    const waited = person.waiting === 'nothing' || (person.waiting === 'answer' && limit === 'passed');
    const shown = takeNew(person, waited);
    show(shown, person);
    if (gone) return;

    const open = [...decisions.values()].filter(
      ({ reason, cause }) => reason === 'audience_unknown' && cause === 'pending',
    );
    const asking = open.length > 0 && person.waiting === 'answer';
    if (asking && limit === 'unset') {
      limit = 'running';
      limitTimer = window.setTimeout(onLimit, configuration.hideLimitMs);
      if (first) curtain.draw(open.flatMap((decision) => listChanges(findExperience(decision))));
    }
    if (!asking || limit === 'passed') curtain.lift();
    if (first) mark('decided');
    if (first || shown.length > 0) announce('decided', list());
    if (open.length > 0) identification.need();
    else identification.prepare();
  };
  const safely = (): void => {
    attempt('view', settle);
  };
  const onLimit = (): void => {
    limit = 'passed';
    curtain.lift();
    safely();
  };
  const list = (): readonly FacetDecision[] =>
    [...decisions.values()].map(({ experience, variation, reason }) => ({
      id: experience,
      variation,
      reason,
    }));

  const identification = identify(visit, safely);
  safely();
  return {
    decisions: list,
    person: identification.find,
    exposed,
    close: () => {
      gone = true;
      clearTimeout(limitTimer);
      identification.close();
      curtain.lift();
      stage.revert();
    },
  };
}

function listChanges(definition: ExperienceDefinition | undefined): readonly Change[] {
  return definition?.variations.flatMap(({ changes }) => changes) ?? [];
}
