import type { Change } from './change.ts';
import type { ExperienceDefinition } from './experience.ts';
import type { ExperienceId } from './ids.ts';

/** Two experiences that want the same place of a page. */
export type Conflict = {
  /** The one asked about, and the other one. */
  readonly experience: ExperienceId;
  readonly other: ExperienceId;
  /** What both change: the selector of an element, or the page's address (`null`). */
  readonly selector: string | null;
  /** Which of the two shows where both would: the one of higher priority, else the one given later. */
  readonly shows: ExperienceId;
};

/**
 * The conflicts of one experience with others, each other one once. `all` is in the order in which they are published;
 * one that is not among them comes before them. Selectors are compared as text: two that are
 * written differently and meet on the page are not found here; the page then goes by the same priorities.
 */
export function listConflicts(
  definition: ExperienceDefinition,
  all: readonly ExperienceDefinition[],
): readonly Conflict[] {
  const own = listPlaces(definition);
  const index = all.findIndex(({ id }) => id === definition.id);
  return all.flatMap((other, otherIndex): Conflict[] => {
    // Whoever is in one experience of a group is in no other of it.
    const { group } = definition;
    if (other.id === definition.id || (group !== undefined && group.key === other.group?.key)) return [];
    const shared = listPlaces(other).find((place) => own.some((mine) => meet(mine, place)));
    if (shared === undefined) return [];
    const lead = priorityOf(other) - priorityOf(definition) || otherIndex - index;
    const shows = lead > 0 ? other.id : definition.id;
    return [{ experience: definition.id, other: other.id, selector: shared.selector, shows }];
  });
}

/** How strong an experience is against others; the page makes the changes of the strongest last. */
export function priorityOf(definition: ExperienceDefinition): number {
  const priority = definition?.kind === 'personalization' ? definition.priority : 0;
  return typeof priority === 'number' ? priority : 0;
}

type Place = { readonly selector: string | null; readonly slot: string };

function listPlaces({ variations }: ExperienceDefinition): readonly Place[] {
  return variations.flatMap(({ changes }) => changes.flatMap(toPlaces));
}

function toPlaces(change: Change): readonly Place[] {
  switch (change.kind) {
    case 'text':
    case 'html':
      return [{ selector: change.selector.trim(), slot: 'content' }];
    case 'style':
      return Object.keys(change.styles).map((property) => ({
        selector: change.selector.trim(),
        slot: property,
      }));
    case 'redirect':
      return [{ selector: null, slot: 'address' }];
    case 'discount':
      return [];
    default:
      throw new TypeError(change satisfies never);
  }
}

function meet(one: Place, two: Place): boolean {
  return one.selector === two.selector && one.slot === two.slot;
}
