import type { AssignmentKind, VariationId } from '@facet/engine';

/** The first assignment of each subject, the same on all devices. */
export type SubjectAssignmentsTable = {
  store_id: string;
  subject: string;
  experience_id: string;
  kind: AssignmentKind;
  variation_id: VariationId | null;
  counted: boolean;
  assigned_at: Date;
  /** When a temporary one is decided again. */
  until_at: Date | null;
};
