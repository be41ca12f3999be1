import type { Report } from '@facet/protocol';

/** Who reports, and when it came. */
export type Visit = {
  readonly storeId: string;
  readonly visitor: string;
  /** Where it is known whose browser it is. */
  readonly subject: string | null;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
};

/** What `Secrets.subjectOf` makes. Anything else is somebody's invention. */
const subjectShape = /^[\w-]{22}$/;

/** The subject that a report names, where it can be one. */
export function toSubject(text: string | undefined): string | null {
  return text !== undefined && subjectShape.test(text) ? text : null;
}

/** Whose the reports of a batch are: what was done before somebody was known first, since it becomes theirs. */
export function listSubjects(reports: readonly Report[]): readonly (string | null)[] {
  const subjects = new Set(reports.map((report) => toSubject(report.subject)));
  return [...subjects].sort((one, two) => Number(one !== null) - Number(two !== null));
}
