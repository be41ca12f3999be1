import { asksWho, type Change, type ExperienceDefinition, type JsonValue } from '@facet/engine';
import { announce } from './announce.ts';
import { attempt } from './attempt.ts';
import { redirect } from './changes/redirect.ts';
import { openStage } from './changes/stage.ts';
import { drawCurtain } from './curtain.ts';
import { decidePage } from './decide-page.ts';
import { createExposure, type PageDecision } from './exposure.ts';
import type { FacetDecision } from './facet-api.ts';
import { identify, type Person } from './identification.ts';
import { doOnce } from './tab.ts';
import type { Visit } from './visit.ts';
import { whenLoaded, whenSeen } from './when-loaded.ts';

/** One page as one visitor sees it: decided once, save what was unknown at first. */
export type View = {
  readonly list: () => readonly FacetDecision[];
  /** The values of variables that the variations shown bring, of one experience or of all. */
  readonly listVariables: (id: string | undefined) => Readonly<Record<string, JsonValue>>;
  readonly findPerson: () => Person;
  /** Decides again what is still open. */
  readonly settle: () => void;
  /** Takes everything back. */
  readonly close: () => void;
};

/** Opens the view of the page as it is now; none of a page that is left at once. */
export function openView(visit: Visit): View | undefined {
  const { configuration, tab, seen } = visit;
  const decisions = new Map<string, PageDecision>();
  const stage = openStage(visit.evaluate);
  /** Shows what is hidden; empty where nothing is. */
  let curtain: readonly (() => void)[] = [];
  const lift = (): void => {
    curtain.forEach(attempt);
    curtain = [];
  };
  /** Whether the time that elements may stay hidden is over; nothing while no answer is waited for. */
  let overLimit: boolean | undefined;
  let timer: number | undefined;
  let closed = false;
  /** The one that says which address the page has: of those that redirect, the first to be decided, by rank. */
  let leading: PageDecision | undefined;

  const findExperience = ({ experience }: PageDecision): ExperienceDefinition | undefined =>
    configuration.experiences.find(({ id }) => id === experience);
  const listChanges = (decision: PageDecision, all?: boolean): readonly Change[] =>
    findExperience(decision)?.variations.flatMap(({ id, changes }) =>
      all || id === decision.variation ? changes : [],
    ) ?? [];
  const expose = (decision: PageDecision, person: Person): void => {
    const { experience: id, variation, reason, counted } = decision;
    if (!variation || (carries.preview && visit.preview)) return;
    whenSeen(() => {
      seen.add(createExposure(decision, variation, person, visit));
      announce('exposure', { id, variation, reason, counted });
    });
  };

  /**
   * Shows what was decided: redirects first, since nothing else matters on a page that is being left; of several the one
   * that ranks highest.
   */
  const show = (shown: readonly PageDecision[], person: Person): void => {
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
    for (const decision of here.reverse()) {
      const changes = listChanges(decision);
      stage.add(changes, decision.rank);
      for (const change of changes) {
        if (change.kind === 'discount') {
          whenLoaded(() => {
            const { code } = change;
            if (doOnce(tab, `discount:${code}`)) announce('discount', { id: decision.experience, code });
          });
        }
      }
      expose(decision, person);
    }
    if (here.length) performance.mark('facet:applied');
  };

  const settle = (): void => {
    if (closed) return;
    const person = identification.findPerson();
    const { waiting } = person;
    const first = !decisions.size;
    const late = !first && !curtain.length;
    const isOpen = ({ experience }: PageDecision): unknown =>
      (decisions.get(experience) ?? { cause: true }).cause;
    const taken = decidePage(visit, person, overLimit === true, isOpen).filter(
      ({ variation }) => !variation || !late || configuration.latePolicy === 'apply_now',
    );
    for (const decision of taken) decisions.set(decision.experience, decision);
    show(
      taken.filter(({ variation }) => variation),
      person,
    );
    if (closed) return;

    const open = [...decisions.values()].filter(({ cause }) => cause === 'pending');
    const asking = open.length > 0 && (waiting === 'answer' || (carries.facts && visit.facts?.isWaiting()));
    if (!asking) {
      lift();
      clearTimeout(timer);
      overLimit = undefined;
    } else if (overLimit === undefined) {
      overLimit = false;
      timer = setTimeout(() => {
        overLimit = true;
        lift();
        safely();
      }, configuration.hideLimitMs);
      if (first) {
        const changes = open.flatMap((decision) => listChanges(decision, true));
        curtain = drawCurtain(changes.flatMap((change) => ('selector' in change ? change.selector : [])));
      }
    }
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
  if (closed) return undefined;
  return {
    list,
    listVariables: (id) => {
      const variables: Record<string, JsonValue> = {};
      for (const [experience, decision] of decisions) {
        for (const change of listChanges(decision)) {
          if (change.kind === 'variable' && (!id || id === experience)) variables[change.name] = change.value;
        }
      }
      return variables;
    },
    findPerson: identification.findPerson,
    settle: safely,
    close: () => {
      closed = true;
      identification.close();
      lift();
      stage.revert();
    },
  };
}
