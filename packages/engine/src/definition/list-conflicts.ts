import type { Change } from './change.ts';
import type { ExperienceDefinition } from './experience.ts';
import type { ExperienceId } from './ids.ts';

/** Two experiences that want the same place of a page. */
export type Conflict = {
  /** The one asked about, and the other one. */
  readonly experience: ExperienceId;
  readonly other: ExperienceId;
  /** What both change: the selector of an element, or the page's address or a variable (`null`). */
  readonly selector: string | null;
  /** The name of the variable that both set, if that is what they share. */
  readonly variable?: string;
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
    const { selector, variable } = shared;
    const what = { selector, ...(variable !== undefined && { variable }) };
    return [{ experience: definition.id, other: other.id, ...what, shows }];
  });
}

/** How strong an experience is against others; the page makes the changes of the strongest last. */
export function priorityOf(definition: ExperienceDefinition): number {
  const priority = definition?.kind === 'personalization' ? definition.priority : 0;
  return typeof priority === 'number' ? priority : 0;
}

type Place = Pick<Conflict, 'selector' | 'variable'> & { readonly slot: string };

function listPlaces({ variations }: ExperienceDefinition): readonly Place[] {
  return variations.flatMap(({ changes }) => changes.flatMap(toPlaces));
}

function toPlaces(change: Change): readonly Place[] {
  if ('selector' in change) {
    return toSlots(change).map((slot) => ({ selector: change.selector.trim(), slot }));
  }
  switch (change.kind) {
    case 'redirect':
      return [{ selector: null, slot: 'address' }];
    case 'variable':
      return [{ selector: null, slot: `variable ${change.name}`, variable: change.name }];
    // What these touch cannot be told, or is there twice without harm.
    case 'css':
    case 'javascript':
    case 'discount':
      return [];
    default:
      throw new TypeError(change satisfies never);
  }
}

/** What of its elements a change claims for itself. */
function toSlots(change: Extract<Change, { readonly selector: string }>): readonly string[] {
  switch (change.kind) {
    case 'text':
    case 'html':
      return ['content'];
    case 'attribute':
      // HTML does not tell `Href` from `href`.
      return [`attribute ${change.name.toLowerCase()}`];
    case 'style':
      return Object.keys(change.styles).map(toStyleSlot);
    case 'class':
      return [...change.add, ...change.remove].map((name) => `class ${name}`);
    case 'hide':
      return [toStyleSlot('display')];
    case 'move':
      return ['place'];
    // Each finds room beside the others.
    case 'insert':
      return [];
    default:
      throw new TypeError(change satisfies never);
  }
}

function toStyleSlot(property: string): string {
  return `style ${property}`;
}

function meet(one: Place, two: Place): boolean {
  return one.selector === two.selector && one.slot === two.slot;
}
