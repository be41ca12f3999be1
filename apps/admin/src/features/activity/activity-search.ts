import type { AuditFilter } from '@facet/protocol';

/** What the address says of the log: whose, by whom, of which kind, from which day to which. */
export type ActivitySearch = {
  readonly of?: string;
  readonly by?: string;
  readonly kind?: string;
  readonly from?: string;
  readonly to?: string;
};

const dayShape = /^\d{4}-\d\d-\d\d$/;

/** What the server is asked for: days begin and end where the reader is. What fits nothing is left out. */
export function toAuditFilter({ of, by, kind, from, to }: ActivitySearch): AuditFilter {
  const begin = findDay(from);
  const end = findDay(to);
  end?.setDate(end.getDate() + 1);
  return {
    ...(of === 'installation' ? { scope: 'installation' as const } : {}),
    ...(by === undefined ? {} : { member: by.slice(0, 64) }),
    ...(kind !== undefined && /^[a-z_]{1,40}$/.test(kind) ? { kind } : {}),
    ...(begin === undefined ? {} : { from: begin.toISOString() }),
    ...(end === undefined ? {} : { until: end.toISOString() }),
  };
}

function findDay(text: string | undefined): Date | undefined {
  if (text === undefined || !dayShape.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00`);
  return Number.isNaN(day.getTime()) ? undefined : day;
}

const kinds: Readonly<Record<string, string>> = {
  experience: 'Experiences',
  store: 'Stores and settings',
  klaviyo: 'Klaviyo',
  segment: 'Segments',
  person: 'People forgotten',
  data: 'Data downloaded',
  member: 'Members',
  owner: 'Set-up',
  token: 'API tokens',
};

/** What a kind of change is called. */
export function toKindWords(kind: string): string {
  return kinds[kind] ?? kind.replaceAll('_', ' ');
}
