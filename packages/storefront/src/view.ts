import { asksWho, type Change, type Decision, type ExperienceDefinition } from '@facet/engine';
import { announce, mark } from './announce.ts';
import { attempt, note } from './attempt.ts';
import { applyDiscount } from './changes/discount.ts';
import { redirect } from './changes/redirect.ts';
import { openStage } from './changes/stage.ts';
import { openCurtain } from './curtain.ts';
import { decidePage } from './decide-page.ts';
import { createExposure } from './exposure.ts';
import type { FacetDecision } from './facet-api.ts';
import { identify, type Person } from './identification.ts';
import type { Visit } from './visit.ts';
import { whenLoaded } from './when-loaded.ts';

/** One page as one visitor sees it: decided once, save what was unknown at first. */
export type View = {
  readonly list: () => readonly FacetDecision[];
  readonly find: () => Person;
  /** Decides again what is still open. */
  readonly settle: () => void;
  /** Takes everything back. */
  readonly close: () => void;
};

/** Opens the view of the page as it is now. */
export function openView(visit: Visit): View {
  const { configuration, tab, seen } = visit;
  const { experiences, hideLimitMs, latePolicy, discounts } = configuration;
  const decisions = new Map<string, Decision>();
  const stage = openStage();
  const curtain = openCurtain();
  /** Whether the time that elements may stay hidden is over; nothing while no answer is waited for. */
  let overLimit: boolean | undefined;
  let timer: number | undefined;
  let closed = false;
  /** The one that says which address the page has: of those that redirect, the first to be decided, by rank. */
  let leading: Decision | undefined;

  const findExperience = ({ experience }: Decision): ExperienceDefinition | undefined =>
    experiences.find(({ id }) => id === experience);
  const listChanges = (decision: Decision, all?: boolean): readonly Change[] =>
    findExperience(decision)?.variations.flatMap(({ id, changes }) =>
      all || id === decision.variation ? changes : [],
    ) ?? [];
  const expose = (decision: Decision, person: Person): void => {
    const definition = findExperience(decision);
    const { variation } = decision;
    if (definition && variation) seen.add(createExposure(decision, variation, definition, person, visit));
  };

  /**
   * Shows what was decided: redirects first, since nothing else matters on a page that is being left; of several the one
   * that ranks highest.
   */
  const show = (shown: readonly Decision[], person: Person): void => {
    const here = [...shown].reverse().filter((decision) =>
      listChanges(decision).every((change) => {
        if (change.kind !== 'redirect' || closed) return true;
        leading ??= decision;
        return (
          leading === decision &&
          redirect(change.url, decision.experience, tab, () => {
            closed = true;
            expose(decision, person);
            seen.flush();
          })
        );
      }),
    );
    if (closed) return;
    const ranks = [...decisions.keys()];
    for (const decision of here.reverse()) {
      const changes = listChanges(decision);
      stage.add(changes, ranks.indexOf(decision.experience));
      for (const change of changes) {
        if (change.kind === 'discount') {
          whenLoaded(() => void applyDiscount(change.code, discounts, tab).catch(note));
        }
      }
      attempt(() => expose(decision, person));
    }
    if (here.length) mark('applied');
  };

  const settle = (): void => {
    if (closed) return;
    const person = identification.find();
    const { waiting } = person;
    const first = !decisions.size;
    const late = !first && !curtain.isDrawn();
    const taken = decidePage(visit, person, overLimit === true, ({ experience }) => {
      const before = decisions.get(experience);
      return !before || Boolean(before.cause);
    }).filter(({ variation }) => !variation || !late || latePolicy === 'apply_now');
    for (const decision of taken) decisions.set(decision.experience, decision);
    show(
      taken.filter(({ variation }) => variation),
      person,
    );
    if (closed) return;

    const open = [...decisions.values()].filter(({ cause }) => cause === 'pending');
    const asking = open.length > 0 && (waiting === 'answer' || (carries.facts && visit.facts?.isWaiting()));
    if (!asking) {
      curtain.lift();
      clearTimeout(timer);
      overLimit = undefined;
    } else if (overLimit === undefined) {
      overLimit = false;
      timer = setTimeout(() => {
        overLimit = true;
        curtain.lift();
        safely();
      }, hideLimitMs);
      if (first) {
        const changes = open.flatMap((decision) => listChanges(decision, true));
        curtain.draw(changes.flatMap((change) => ('selector' in change ? change.selector : [])));
      }
    }
    if (first) mark('decided');
    announce('decided', list());
    if (carries.facts && asking) visit.facts?.goOn(tab);
    identification.goOn(
      carries.facts ? open.some((decision) => asksWho(findExperience(decision)?.audience)) : open.length > 0,
    );
  };
  const safely = (): void => {
    attempt(settle);
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
    list,
    find: identification.find,
    settle: safely,
    close: () => {
      closed = true;
      identification.close();
      curtain.lift();
      stage.revert();
    },
  };
}
