import type { AuditEntriesTable } from './audit-entries.ts';
import type { ExperiencesTable } from './experiences.ts';
import type { ExposuresTable, ExposureUnitsTable } from './exposures.ts';
import type { KlaviyoConnectionsTable, KlaviyoSignInsTable } from './klaviyo-connections.ts';
import type { KlaviyoIdentitiesTable, KlaviyoMembershipsTable } from './klaviyo-memberships.ts';
import type { KlaviyoSegmentsTable } from './klaviyo-segments.ts';
import type { MembersTable } from './members.ts';
import type { SessionsTable } from './sessions.ts';
import type { StoresTable } from './stores.ts';
import type { SubjectAssignmentsTable } from './subject-assignments.ts';

/** Every table, by name. */
export type Tables = {
  members: MembersTable;
  sessions: SessionsTable;
  stores: StoresTable;
  experiences: ExperiencesTable;
  exposures: ExposuresTable;
  exposure_units: ExposureUnitsTable;
  subject_assignments: SubjectAssignmentsTable;
  audit_entries: AuditEntriesTable;
  klaviyo_connections: KlaviyoConnectionsTable;
  klaviyo_sign_ins: KlaviyoSignInsTable;
  klaviyo_segments: KlaviyoSegmentsTable;
  klaviyo_identities: KlaviyoIdentitiesTable;
  klaviyo_memberships: KlaviyoMembershipsTable;
};
