/** What this tab remembers of a page that is open to be edited, so that a reload of the admin finds it again. */
export type KeptSession = {
  readonly session: string;
  readonly variation: string;
  /** The number of the last step that was taken. */
  readonly taken: number;
  /** How many changes were made there. */
  readonly made: number;
};

const toKey = (experienceId: string): string => `facet:visual:${experienceId}`;

/** Finds the page of an experience that is open to be edited. */
export function findKeptSession(experienceId: string): KeptSession | undefined {
  try {
    return readKeptSession(sessionStorage.getItem(toKey(experienceId)));
  } catch {
    return undefined;
  }
}

/** Remembers it. Where the browser keeps nothing, it lasts as long as the page. */
export function keepSession(experienceId: string, kept: KeptSession): void {
  try {
    sessionStorage.setItem(toKey(experienceId), JSON.stringify(kept));
  } catch {
    // Then a reload of the admin ends it, and the page says so.
  }
}

/** Reads what was kept; nothing where it is not whole. */
export function readKeptSession(text: string | null): KeptSession | undefined {
  if (text === null) return undefined;
  const value: Partial<Record<keyof KeptSession, unknown>> = JSON.parse(text);
  const { session, variation, taken, made } = value;
  if (typeof session !== 'string' || typeof variation !== 'string') return undefined;
  if (typeof taken !== 'number' || typeof made !== 'number') return undefined;
  return { session, variation, taken, made };
}
