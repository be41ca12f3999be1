import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Config } from './config/config.ts';
import { loadKeyFile } from './config/key-file.ts';
import { createSecrets } from './config/secrets.ts';
import type { Context, Ports } from './context.ts';
import { openDatabase } from './db/database.ts';
import { createAccessService } from './features/access/access.service.ts';
import { createAccountService } from './features/access/account.service.ts';
import { createEntryLinksService } from './features/access/entry-links.service.ts';
import { createMembersService } from './features/access/members.service.ts';
import { createAuditService } from './features/audit/audit.service.ts';
import { createDeliveryService } from './features/delivery/delivery.service.ts';
import { createRuntimes } from './features/delivery/runtimes.ts';
import { createWholeRuntimesService } from './features/delivery/whole-runtimes.service.ts';
import { createEstimateService } from './features/estimate/estimate.service.ts';
import { createEventsService } from './features/events/events.service.ts';
import { createDraftsService } from './features/experiences/drafts.service.ts';
import { createExperienceListService } from './features/experiences/experience-list.service.ts';
import { createExperiencesService } from './features/experiences/experiences.service.ts';
import { createOtherExperiencesService } from './features/experiences/other-experiences.service.ts';
import { createShelfService } from './features/experiences/shelf.service.ts';
import { createExportsService } from './features/exports/exports.service.ts';
import { createFirstStepsService } from './features/first-steps/first-steps.service.ts';
import { createHomeService } from './features/home/home.service.ts';
import { createInspectService } from './features/inspect/inspect.service.ts';
import { createInstallationService } from './features/installation/installation.service.ts';
import { createJudgementService } from './features/judgement/judgement.service.ts';
import { createClock } from './features/klaviyo/clock.ts';
import { createKlaviyoService } from './features/klaviyo/klaviyo.service.ts';
import { createCareService } from './features/memberships/care.service.ts';
import { createMembershipsService } from './features/memberships/memberships.service.ts';
import { createUpkeepService } from './features/memberships/upkeep.service.ts';
import { createPreviewService } from './features/preview/preview.service.ts';
import { createSegmentsService } from './features/segments/segments.service.ts';
import { createStoreRemovalService } from './features/stores/store-removal.service.ts';
import { createStoresService } from './features/stores/stores.service.ts';
import { createTokensService } from './features/tokens/tokens.service.ts';
import { createLog } from './log.ts';

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
  const firstSteps = createFirstStepsService({ database: database.queryable, installation });
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
    firstSteps,
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
