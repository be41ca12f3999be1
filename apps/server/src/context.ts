import type { Config } from './config/config.ts';
import type { Secrets } from './config/secrets.ts';
import type { Database } from './db/database.ts';
import type { AccessService } from './features/access/access.service.ts';
import type { AccountService } from './features/access/account.service.ts';
import type { EntryLinksService } from './features/access/entry-links.service.ts';
import type { MembersService } from './features/access/members.service.ts';
import type { AuditService } from './features/audit/audit.service.ts';
import type { DeliveryService } from './features/delivery/delivery.service.ts';
import type { WholeRuntimesService } from './features/delivery/whole-runtimes.service.ts';
import type { EstimateService } from './features/estimate/estimate.service.ts';
import type { EventsService } from './features/events/events.service.ts';
import type { DraftsService } from './features/experiences/drafts.service.ts';
import type { ExperienceListService } from './features/experiences/experience-list.service.ts';
import type { ExperiencesService } from './features/experiences/experiences.service.ts';
import type { OtherExperiencesService } from './features/experiences/other-experiences.service.ts';
import type { ShelfService } from './features/experiences/shelf.service.ts';
import type { ExportsService } from './features/exports/exports.service.ts';
import type { FirstStepsService } from './features/first-steps/first-steps.service.ts';
import type { HomeService } from './features/home/home.service.ts';
import type { InspectService } from './features/inspect/inspect.service.ts';
import type { InstallationService } from './features/installation/installation.service.ts';
import type { JudgementService } from './features/judgement/judgement.service.ts';
import type { KlaviyoService } from './features/klaviyo/klaviyo.service.ts';
import type { CareService } from './features/memberships/care.service.ts';
import type { MembershipsService } from './features/memberships/memberships.service.ts';
import type { UpkeepService } from './features/memberships/upkeep.service.ts';
import type { PreviewService } from './features/preview/preview.service.ts';
import type { SegmentsService } from './features/segments/segments.service.ts';
import type { StoreRemovalService } from './features/stores/store-removal.service.ts';
import type { StoresService } from './features/stores/stores.service.ts';
import type { TokensService } from './features/tokens/tokens.service.ts';
import type { Log } from './log.ts';

/** Everything that the server's parts share. */
export type Context = AsyncDisposable & {
  readonly config: Config;
  readonly log: Log;
  readonly database: Database;
  readonly secrets: Secrets;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Where browsers reach this server, without a slash at the end. Known for good once the server listens. */
  readonly publicUrl: () => string;
  readonly access: AccessService;
  readonly entryLinks: EntryLinksService;
  readonly members: MembersService;
  readonly account: AccountService;
  readonly tokens: TokensService;
  readonly audit: AuditService;
  readonly stores: StoresService;
  readonly storeRemoval: StoreRemovalService;
  readonly experiences: ExperiencesService;
  readonly drafts: DraftsService;
  readonly experienceList: ExperienceListService;
  readonly otherExperiences: OtherExperiencesService;
  readonly shelf: ShelfService;
  readonly judgement: JudgementService;
  readonly estimate: EstimateService;
  readonly delivery: DeliveryService;
  readonly wholeRuntimes: WholeRuntimesService;
  readonly installation: InstallationService;
  readonly firstSteps: FirstStepsService;
  readonly home: HomeService;
  readonly preview: PreviewService;
  readonly events: EventsService;
  readonly exports: ExportsService;
  readonly klaviyo: KlaviyoService;
  readonly segments: SegmentsService;
  readonly memberships: MembershipsService;
  readonly upkeep: UpkeepService;
  readonly care: CareService;
  readonly inspect: InspectService;
};

/** What tests and the demo may put in the place of the real thing. */
export type Ports = {
  readonly now?: () => number;
  readonly log?: Log;
  /** Opens the database instead of what the configuration names; it is disposed of with the context. */
  readonly openDatabase?: () => Promise<Database>;
  /** `false` starts no jobs, for tests that do their work themselves. */
  readonly jobs?: false;
  /** Where the built scripts are (packages/storefront/dist): `facet.js`, with parts `facet.arrival+facts.js`, `addon.gpc.js`. */
  readonly runtimeDirectory?: string;
  /** The built admin (apps/admin/dist/web). */
  readonly adminDirectory?: string;
};
