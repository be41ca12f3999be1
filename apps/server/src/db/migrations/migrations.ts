import type { Migration } from 'kysely/migration';
import { initialMigration } from './0001-initial.ts';
import { klaviyoMigration } from './0002-klaviyo.ts';
import { indexesOnReferencesMigration } from './0003-indexes-on-references.ts';
import { membershipAtDepthMigration } from './0004-membership-at-depth.ts';
import { eventsMigration } from './0005-events.ts';
import { runtimesMigration } from './0006-runtimes.ts';
import { experienceDraftsMigration } from './0007-experience-drafts.ts';
import { peopleMigration } from './0008-people.ts';
import { scriptSightingsMigration } from './0009-script-sightings.ts';
import { longListsMigration } from './0010-long-lists.ts';

/** All migrations, by name and in order. A migration that was released is never edited: add the next one. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-initial': initialMigration,
  '0002-klaviyo': klaviyoMigration,
  '0003-indexes-on-references': indexesOnReferencesMigration,
  '0004-membership-at-depth': membershipAtDepthMigration,
  '0005-events': eventsMigration,
  '0006-runtimes': runtimesMigration,
  '0007-experience-drafts': experienceDraftsMigration,
  '0008-people': peopleMigration,
  '0009-script-sightings': scriptSightingsMigration,
  '0010-long-lists': longListsMigration,
};
