import { type Exposure, type Report, reportSchema } from '@facet/protocol';
import { toReportId } from './report-id.ts';
import { toSubject } from './visit.ts';

/** How many reports were passed over, by the field that is wrong or by another word for why; never what they held. */
type PassedOver = Readonly<Record<string, number>>;

/** Reports as they came, each judged on its own. */
export type ReadReports = { readonly reports: readonly Report[]; readonly passedOver: PassedOver };

/** What ids, reasons and kinds are made of. Anything else cannot be meant, and some of it no database keeps. */
const wordShape = /^[\w.:-]+$/;
/** What `Secrets.segmentKeyOf` makes. */
const segmentKeyShape = /^[\w-]{16}$/;
/** A browser is one person's, perhaps a family's: more names in one batch are made up, and each would cost writes. */
const mostSubjects = 4;

/** Reads what a batch holds. What is no report is passed over and takes no other along. */
export function readReports(values: readonly unknown[]): ReadReports {
  const reports: Report[] = [];
  const passedOver: Record<string, number> = {};
  const subjects = new Set<string>();
  for (const value of values) {
    const read = admitSubject(readReport(value), subjects);
    if (typeof read === 'string') passedOver[read] = (passedOver[read] ?? 0) + 1;
    else reports.push(read);
  }
  return { reports, passedOver };
}

/** Passes over reports of further subjects once a batch has named as many as it may. */
function admitSubject(read: Report | string, subjects: Set<string>): Report | string {
  const subject = typeof read === 'string' ? null : toSubject(read.subject);
  if (subject === null) return read;
  if (!subjects.has(subject) && subjects.size >= mostSubjects) return 'too_many_subjects';
  subjects.add(subject);
  return read;
}

/** The report, or what is wrong with it. */
function readReport(value: unknown): Report | string {
  const { data, error } = reportSchema.safeParse(value);
  if (data !== undefined) {
    const id = toReportId(data.id);
    if (data.type === 'event') return findUnstorable(data) ?? { ...data, id };
    const exposure = toKnownKeys({ ...data, id });
    return findOddWord(exposure) ?? findUnstorable(exposure) ?? exposure;
  }
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

/** The one field whose text has no shape by now: what no database keeps of it would refuse the whole batch. */
function findUnstorable({ subject = '' }: Report): 'subject' | undefined {
  return /[\p{Cc}\p{Cs}]/u.test(subject) ? 'subject' : undefined;
}

function toKnownKeys({ memberships, ...exposure }: Exposure): Exposure {
  if (memberships === undefined) return exposure;
  const known = Object.entries(memberships).filter(([key]) => segmentKeyShape.test(key));
  return { ...exposure, memberships: Object.fromEntries(known) };
}
