import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Config } from './config/config.ts';
import { loadKeyFile } from './config/key-file.ts';
import { createSecrets, type Secrets } from './config/secrets.ts';
import { type Database, openDatabase } from './db/database.ts';
import { type AccessService, createAccessService } from './features/access/access.service.ts';
import { type AccountService, createAccountService } from './features/access/account.service.ts';
import { createEntryLinksService, type EntryLinksService } from './features/access/entry-links.service.ts';
import { createMembersService, type MembersService } from './features/access/members.service.ts';
import { type AuditService, createAuditService } from './features/audit/audit.service.ts';
import { createDeliveryService, type DeliveryService } from './features/delivery/delivery.service.ts';
import { createRuntimes } from './features/delivery/runtimes.ts';
import {
  createWholeRuntimesService,
  type WholeRuntimesService,
} from './features/delivery/whole-runtimes.service.ts';
import { createEstimateService, type EstimateService } from './features/estimate/estimate.service.ts';
import { createEventsService, type EventsService } from './features/events/events.service.ts';
import { createDraftsService, type DraftsService } from './features/experiences/drafts.service.ts';
import {
  createExperienceListService,
  type ExperienceListService,
} from './features/experiences/experience-list.service.ts';
import {
  createExperiencesService,
  type ExperiencesService,
} from './features/experiences/experiences.service.ts';
import {
  createOtherExperiencesService,
  type OtherExperiencesService,
} from './features/experiences/other-experiences.service.ts';
import { createShelfService, type ShelfService } from './features/experiences/shelf.service.ts';
import { createExportsService, type ExportsService } from './features/exports/exports.service.ts';
import { createHomeService, type HomeService } from './features/home/home.service.ts';
import { createInspectService, type InspectService } from './features/inspect/inspect.service.ts';
import {
  createInstallationService,
  type InstallationService,
} from './features/installation/installation.service.ts';
import { createJudgementService, type JudgementService } from './features/judgement/judgement.service.ts';
import { createClock } from './features/klaviyo/clock.ts';
import { createKlaviyoService, type KlaviyoService } from './features/klaviyo/klaviyo.service.ts';
import { type CareService, createCareService } from './features/memberships/care.service.ts';
import {
  createMembershipsService,
  type MembershipsService,
} from './features/memberships/memberships.service.ts';
import { createUpkeepService, type UpkeepService } from './features/memberships/upkeep.service.ts';
import { createPreviewService, type PreviewService } from './features/preview/preview.service.ts';
import { createSegmentsService, type SegmentsService } from './features/segments/segments.service.ts';
import {
  createStoreRemovalService,
  type StoreRemovalService,
} from './features/stores/store-removal.service.ts';
import { createStoresService, type StoresService } from './features/stores/stores.service.ts';
import { createTokensService, type TokensService } from './features/tokens/tokens.service.ts';
import { createLog, type Log } from './log.ts';

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

const builtRuntimes = fileURLToPath(new URL('../../../packages/storefront/dist', import.meta.url));

/** Opens the database and puts the services together, each with what it needs and no more. */
export async function createContext(config: Config, ports: Ports, publicUrl: () => string): Promise<Context> {
  await using opened = new AsyncDisposableStack();
  const log = ports.log ?? createLog(config.logLevel);
  const now = ports.now ?? Date.now;
  const secrets = createSecrets(config.secretKey ?? (await loadKeyFile(config.dataDirectory)));
  const database = opened.use(await (ports.openDatabase?.() ?? openDatabase(config, log)));
  const audit = createAuditService({ database, now });
  const access = createAccessService({ database, secrets, audit, now });
  const entryLinks = createEntryLinksService({ database, secrets, audit, access, now, publicUrl });
  const members = createMembersService({ database, audit, entryLinks, now });
  const account = createAccountService({ database, audit, access });
  const tokens = createTokensService({ database, secrets, audit, now });
  const exports = createExportsService({ database, audit });
  const runtimeDirectory = ports.runtimeDirectory ?? builtRuntimes;
  const runtimes = createRuntimes(runtimeDirectory);
  const wholeRuntimes = createWholeRuntimesService({ database, runtimes, now });
  const storefrontUrl = (): string => `${publicUrl()}${config.storefrontPath}`;
  const stores = opened.use(
    await createStoresService({ database, audit, now, storefrontUrl, wholeRuntimes }),
  );
  const knowsCountry = config.countryHeader !== null;
  const experiences = createExperiencesService({ database, audit, now, knowsCountry });
  const drafts = createDraftsService({ database, audit, now });
  const experienceList = createExperienceListService({ database: database.queryable, now, knowsCountry });
  const otherExperiences = createOtherExperiencesService(database.queryable);
  const shelf = createShelfService({ database, audit, experiences, now });
  const judgement = createJudgementService({ database: database.queryable, now, knowsCountry });
  const estimate = createEstimateService({ database: database.queryable, now });
  const events = createEventsService({ database, secrets, now });
  const delivery = opened.use(
    await createDeliveryService({ database, secrets, log, now, storefrontUrl, runtimes, knowsCountry }),
  );
  const report = (err: unknown): void => log.error({ err }, 'work in the background failed');
  const installation = opened.use(
    createInstallationService({
      database,
      now,
      storefrontUrl,
      report,
      findScript: (publicKey) => delivery.findScript(publicKey),
    }),
  );
  const home = createHomeService({ database: database.queryable, installation, now, knowsCountry });
  const preview = createPreviewService({
    database,
    secrets,
    audit,
    delivery,
    now,
    publicUrl,
    runtimeDirectory,
  });
  const process = randomUUID();
  const klaviyo = opened.use(
    await createKlaviyoService({
      database,
      secrets,
      audit,
      log,
      now,
      publicUrl,
      klaviyo: config.klaviyo,
      process,
    }),
  );
  const storeRemoval = createStoreRemovalService({ database, audit, klaviyo });
  const { connections } = klaviyo;
  const clock = opened.use(createClock(now));
  const segments = opened.use(await createSegmentsService({ database, connections, clock, report }));
  const memberships = opened.use(
    await createMembershipsService({
      database,
      secrets,
      connections,
      segments,
      clock,
      report,
      process,
    }),
  );
  const upkeep = createUpkeepService({ database: database.queryable, memberships, segments, report });
  const care = createCareService({
    database,
    secrets,
    audit,
    events,
    memberships,
    upkeep,
    publicUrl,
    report,
  });
  const inspect = createInspectService({
    database: database.queryable,
    secrets,
    now,
    connections,
    segments,
    memberships,
  });
  const held = opened.move();
  return {
    config,
    log,
    database,
    secrets,
    now,
    publicUrl,
    access,
    entryLinks,
    members,
    account,
    tokens,
    audit,
    stores,
    storeRemoval,
    experiences,
    drafts,
    experienceList,
    otherExperiences,
    shelf,
    judgement,
    estimate,
    delivery,
    wholeRuntimes,
    installation,
    home,
    preview,
    events,
    exports,
    klaviyo,
    segments,
    memberships,
    upkeep,
    care,
    inspect,
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}
