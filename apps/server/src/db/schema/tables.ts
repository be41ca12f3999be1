import type { AuditEntriesTable } from './audit-entries.ts';
import type { EventsTable } from './events.ts';
import type { ExperiencesTable } from './experiences.ts';
import type { ExposuresTable, ExposureUnitsTable } from './exposures.ts';
import type { KlaviyoCallLedgersTable } from './klaviyo-call-ledgers.ts';
import type { KlaviyoConnectionsTable, KlaviyoSignInsTable } from './klaviyo-connections.ts';
import type { KlaviyoIdentitiesTable, KlaviyoPeopleTable } from './klaviyo-people.ts';
import type { KlaviyoSegmentsTable, KlaviyoWarmSegmentsTable } from './klaviyo-segments.ts';
import type { LeasesTable } from './leases.ts';
import type { MembersTable } from './members.ts';
import type { RuntimesTable } from './runtimes.ts';
import type { SessionsTable } from './sessions.ts';
import type { StoresTable } from './stores.ts';
import type { SubjectAssignmentsTable } from './subject-assignments.ts';

/** Every table, by name. */
export type Tables = {
  members: MembersTable;
  sessions: SessionsTable;
  stores: StoresTable;
  experiences: ExperiencesTable;
  events: EventsTable;
  exposures: ExposuresTable;
  exposure_units: ExposureUnitsTable;
  subject_assignments: SubjectAssignmentsTable;
  audit_entries: AuditEntriesTable;
  klaviyo_connections: KlaviyoConnectionsTable;
  klaviyo_sign_ins: KlaviyoSignInsTable;
  klaviyo_segments: KlaviyoSegmentsTable;
  klaviyo_identities: KlaviyoIdentitiesTable;
  klaviyo_people: KlaviyoPeopleTable;
  klaviyo_warm_segments: KlaviyoWarmSegmentsTable;
  klaviyo_call_ledgers: KlaviyoCallLedgersTable;
  leases: LeasesTable;
  runtimes: RuntimesTable;
};
