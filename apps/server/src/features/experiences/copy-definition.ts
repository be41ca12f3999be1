import { toPeriod } from '@facet/engine';

/** What is copied: a definition, or the draft of one, which may be unfinished. */
type Copied = {
  readonly variations: readonly { readonly id: string }[];
  readonly audience: { readonly type: string };
  readonly schedule?: { readonly start?: string | undefined; readonly end?: string | undefined } | undefined;
  readonly goals?: unknown;
};

/** What a copy gets of its own, and by what its schedule is judged. */
export type CopyPlan = {
  readonly newId: (length?: number) => string;
  readonly timeZone: string;
  readonly now: number;
};

const shortId = 8;

/**
 * Makes copies of an experience's definition and of its draft: with the same new ids in both, so that the one still
 * follows the other. What has passed of a schedule is left out: a copy that has ended before it starts helps nobody. A
 * link of its own is made, since two experiences behind one link would both take its visitors.
 */
export function createCopier({ newId, timeZone, now }: CopyPlan): (definition: Copied) => object {
  const ids = new Map<string, string>();
  const toNewId = (id: unknown): string => {
    const known = ids.get(String(id));
    if (known !== undefined) return known;
    const made = newId(shortId);
    ids.set(String(id), made);
    return made;
  };
  const token = newId();

  const copyAction = (action: unknown): unknown =>
    isRecord(action) && action['type'] === 'assign'
      ? { ...action, variation: toNewId(action['variation']) }
      : action;

  const copyAudience = (audience: Copied['audience']): object => {
    if (audience.type === 'link') return { ...audience, token };
    if (audience.type !== 'advanced' || !('rows' in audience) || !Array.isArray(audience.rows))
      return audience;
    const rows: readonly unknown[] = audience.rows;
    return {
      ...audience,
      rows: rows.map((row) =>
        isRecord(row) ? { ...row, id: toNewId(row['id']), action: copyAction(row['action']) } : row,
      ),
      ...('otherwise' in audience && { otherwise: copyAction(audience.otherwise) }),
    };
  };

  return ({ schedule, ...definition }) => {
    const left = schedule === undefined ? undefined : toSchedule(schedule, timeZone, now);
    return {
      ...definition,
      variations: definition.variations.map((variation) => ({ ...variation, id: toNewId(variation.id) })),
      audience: copyAudience(definition.audience),
      ...(Array.isArray(definition.goals) && {
        goals: definition.goals.map((goal: unknown) =>
          isRecord(goal) ? { ...goal, id: toNewId(goal['id']) } : goal,
        ),
      }),
      ...(left !== undefined && { schedule: left }),
    };
  };
}

/** What is still to come of a schedule; nothing where it is over, or was not finished. */
function toSchedule(
  schedule: NonNullable<Copied['schedule']>,
  timeZone: string,
  now: number,
): Copied['schedule'] {
  const { start, end } = schedule;
  const isComplete = (time: string | undefined) =>
    time === undefined || (/^20\d\d-\d\d-\d\dT\d\d:\d\d$/.test(time) && !Number.isNaN(Date.parse(time)));
  if (!isComplete(start) || !isComplete(end)) return undefined;
  const { startsAt, endsAt } = toPeriod(
    { ...(start !== undefined && { start }), ...(end !== undefined && { end }) },
    timeZone,
  );
  if (end !== undefined && endsAt <= now) return undefined;
  const kept = {
    ...(start !== undefined && startsAt > now && { start }),
    ...(end !== undefined && { end }),
  };
  return Object.keys(kept).length === 0 ? undefined : kept;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
