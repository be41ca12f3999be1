import { type Exposure, type Report, reportSchema } from '@facet/protocol';

/** How many reports were passed over, by the field that is wrong or by another word for why; never what they held. */
type PassedOver = Readonly<Record<string, number>>;

/** Reports as they came, each judged on its own. */
export type ReadReports = { readonly reports: readonly Report[]; readonly passedOver: PassedOver };

/** What ids, reasons and kinds are made of. Anything else cannot be meant, and some of it no database keeps. */
const wordShape = /^[\w.:-]+$/;
/** What `Secrets.segmentKeyOf` makes. */
const segmentKeyShape = /^[\w-]{16}$/;

/** Reads what a batch holds. What is no report is passed over and takes no other along. */
export function readReports(values: readonly unknown[]): ReadReports {
  const reports: Report[] = [];
  const passedOver: Record<string, number> = {};
  for (const value of values) {
    const read = readReport(value);
    if (typeof read === 'string') passedOver[read] = (passedOver[read] ?? 0) + 1;
    else reports.push(read);
  }
  return { reports, passedOver };
}

/** The report, or what is wrong with it. */
function readReport(value: unknown): Report | string {
  const { data, error } = reportSchema.safeParse(value);
  if (data?.type === 'event') return data;
  if (data !== undefined) return findOddWord(data) ?? toKnownKeys(data);
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') return 'extra_field';
  // The first step of a path is a field of the schema: only deeper ones are words of the sender's.
  return issue?.path[0]?.toString() ?? 'no_report';
}

/** The first field that should hold an id or a word of ours and does not. */
function findOddWord(exposure: Exposure): string | undefined {
  const fields = ['experience', 'variation', 'reason', 'kind', 'freshReason'] as const;
  return fields.find((field) => !wordShape.test(exposure[field] ?? 'none'));
}

function toKnownKeys({ memberships, ...exposure }: Exposure): Exposure {
  if (memberships === undefined) return exposure;
  const known = Object.entries(memberships).filter(([key]) => segmentKeyShape.test(key));
  return { ...exposure, memberships: Object.fromEntries(known) };
}
