import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config/config.ts';
import type { Context, Ports } from './context.ts';
import { createContext } from './create-context.ts';
import { OperatorError } from './errors.ts';
import { changeAccountRoute } from './features/access/change-account.route.ts';
import { changePasswordRoute } from './features/access/change-password.route.ts';
import { changeRoleRoute } from './features/access/change-role.route.ts';
import { createInvitationRoute } from './features/access/create-invitation.route.ts';
import { createOwnerRoute } from './features/access/create-owner.route.ts';
import { createPasswordLinkRoute } from './features/access/create-password-link.route.ts';
import { getSessionRoute } from './features/access/get-session.route.ts';
import { listInvitationsRoute } from './features/access/list-invitations.route.ts';
import { listMembersRoute } from './features/access/list-members.route.ts';
import { readEntryLinkRoute } from './features/access/read-entry-link.route.ts';
import { removeMemberRoute } from './features/access/remove-member.route.ts';
import { signInRoute } from './features/access/sign-in.route.ts';
import { signOutRoute } from './features/access/sign-out.route.ts';
import { signOutEverywhereRoute } from './features/access/sign-out-everywhere.route.ts';
import { useEntryLinkRoute } from './features/access/use-entry-link.route.ts';
import { withdrawInvitationRoute } from './features/access/withdraw-invitation.route.ts';
import { listAuditRoute } from './features/audit/list-audit.route.ts';
import { listAuditFiltersRoute } from './features/audit/list-audit-filters.route.ts';
import { getRuntimeRoute } from './features/delivery/get-runtime.route.ts';
import { getScriptRoute, getStartRoute } from './features/delivery/get-script.route.ts';
import { estimateAudienceRoute } from './features/estimate/estimate-audience.route.ts';
import { getEventsRoute } from './features/events/get-events.route.ts';
import { getExposuresRoute } from './features/events/get-exposures.route.ts';
import { seenRoute } from './features/events/seen.route.ts';
import { archiveExperienceRoute } from './features/experiences/archive-experience.route.ts';
import { changeStatusRoute } from './features/experiences/change-status.route.ts';
import { countVisitorsRoute } from './features/experiences/count-visitors.route.ts';
import { createExperienceRoute } from './features/experiences/create-experience.route.ts';
import { discardDraftRoute } from './features/experiences/discard-draft.route.ts';
import { duplicateExperienceRoute } from './features/experiences/duplicate-experience.route.ts';
import { findRivalsRoute } from './features/experiences/find-rivals.route.ts';
import { getExperienceRoute } from './features/experiences/get-experience.route.ts';
import { listExperiencesRoute } from './features/experiences/list-experiences.route.ts';
import { listOthersRoute } from './features/experiences/list-others.route.ts';
import { removeExperienceRoute } from './features/experiences/remove-experience.route.ts';
import { saveDraftRoute } from './features/experiences/save-draft.route.ts';
import { saveExperienceRoute } from './features/experiences/save-experience.route.ts';
import { countExportRoute } from './features/exports/count-export.route.ts';
import { exportDataRoute } from './features/exports/export-data.route.ts';
import { getFirstStepsRoute } from './features/first-steps/get-first-steps.route.ts';
import { hereRoute } from './features/here/here.route.ts';
import { getHomeRoute } from './features/home/get-home.route.ts';
import { inspectRoute } from './features/inspect/inspect.route.ts';
import { getInstallationRoute } from './features/installation/get-installation.route.ts';
import { lookAtPageRoute } from './features/installation/look-at-page.route.ts';
import { judgeExperienceRoute } from './features/judgement/judge-experience.route.ts';
import { authorizeKlaviyoRoute } from './features/klaviyo/authorize-klaviyo.route.ts';
import { connectPrivateKeyRoute } from './features/klaviyo/connect-private-key.route.ts';
import { disconnectKlaviyoRoute } from './features/klaviyo/disconnect-klaviyo.route.ts';
import { getKlaviyoRoute } from './features/klaviyo/get-klaviyo.route.ts';
import { klaviyoCallbackRoute } from './features/klaviyo/klaviyo-callback.route.ts';
import { allowHintsRoute } from './features/memberships/allow-hints.route.ts';
import { endHintsRoute } from './features/memberships/end-hints.route.ts';
import { erasePersonRoute } from './features/memberships/erase-person.route.ts';
import { keepReadyRoute } from './features/memberships/keep-ready.route.ts';
import { stopKeepingReadyRoute } from './features/memberships/stop-keeping-ready.route.ts';
import { takeHintRoute } from './features/memberships/take-hint.route.ts';
import { whoRoute } from './features/memberships/who.route.ts';
import { createEditorLinkRoute } from './features/preview/create-editor-link.route.ts';
import { createPreviewLinkRoute } from './features/preview/create-preview-link.route.ts';
import { getOverlayRoute } from './features/preview/get-overlay.route.ts';
import { previewRoute } from './features/preview/preview.route.ts';
import { countSegmentRoute } from './features/segments/count-segment.route.ts';
import { listSegmentsRoute } from './features/segments/list-segments.route.ts';
import { createStoreRoute } from './features/stores/create-store.route.ts';
import { getStoreRoute } from './features/stores/get-store.route.ts';
import { listStoresRoute } from './features/stores/list-stores.route.ts';
import { removeStoreRoute } from './features/stores/remove-store.route.ts';
import { updateStoreRoute } from './features/stores/update-store.route.ts';
import { createTokenRoute } from './features/tokens/create-token.route.ts';
import { listTokensRoute } from './features/tokens/list-tokens.route.ts';
import { revokeTokenRoute } from './features/tokens/revoke-token.route.ts';
import { createApp } from './http/app.ts';
import type { Route } from './http/define-route.ts';
import { type Job, Schedule } from './jobs/schedule.ts';

const hourMs = 3_600_000;
const upkeepEveryMs = 30_000;

/** Everything that the server answers, but for its health and the admin's files. */
export const routes: readonly Route[] = [
  getSessionRoute,
  signInRoute,
  signOutRoute,
  createOwnerRoute,
  changeAccountRoute,
  changePasswordRoute,
  signOutEverywhereRoute,
  listMembersRoute,
  changeRoleRoute,
  removeMemberRoute,
  createPasswordLinkRoute,
  listInvitationsRoute,
  createInvitationRoute,
  withdrawInvitationRoute,
  readEntryLinkRoute,
  useEntryLinkRoute,
  listTokensRoute,
  createTokenRoute,
  revokeTokenRoute,
  listStoresRoute,
  createStoreRoute,
  getStoreRoute,
  updateStoreRoute,
  removeStoreRoute,
  countExportRoute,
  exportDataRoute,
  listAuditRoute,
  listAuditFiltersRoute,
  listExperiencesRoute,
  countVisitorsRoute,
  listOthersRoute,
  findRivalsRoute,
  duplicateExperienceRoute,
  archiveExperienceRoute,
  createExperienceRoute,
  getExperienceRoute,
  saveExperienceRoute,
  saveDraftRoute,
  discardDraftRoute,
  changeStatusRoute,
  removeExperienceRoute,
  judgeExperienceRoute,
  estimateAudienceRoute,
  getExposuresRoute,
  getEventsRoute,
  getScriptRoute,
  getStartRoute,
  getRuntimeRoute,
  seenRoute,
  getFirstStepsRoute,
  getHomeRoute,
  getInstallationRoute,
  lookAtPageRoute,
  getKlaviyoRoute,
  authorizeKlaviyoRoute,
  klaviyoCallbackRoute,
  connectPrivateKeyRoute,
  disconnectKlaviyoRoute,
  listSegmentsRoute,
  countSegmentRoute,
  keepReadyRoute,
  stopKeepingReadyRoute,
  allowHintsRoute,
  endHintsRoute,
  takeHintRoute,
  erasePersonRoute,
  whoRoute,
  hereRoute,
  inspectRoute,
  createPreviewLinkRoute,
  createEditorLinkRoute,
  previewRoute,
  getOverlayRoute,
];

/** A server that listens. Dispose it to finish the requests under way and close the database. */
export type Server = AsyncDisposable & {
  /** Where browsers reach it, without a slash at the end. */
  readonly url: string;
  readonly context: Context;
  /** Fastify itself, for tests that inject requests. */
  readonly app: FastifyInstance;
};

/** Opens the database, migrates it, creates the configured owner and listens. */
export async function createServer(config: Config, ports: Ports = {}): Promise<Server> {
  await using opened = new AsyncDisposableStack();
  let url = config.publicUrl ?? `http://localhost:${config.port}`;
  const context = opened.use(await createContext(config, ports, () => url));
  opened.use(Schedule.start(ports.jobs === false ? [] : listJobs(context), context.log));
  if (config.owner !== null) await context.access.seedOwner(config.owner);
  const adminDirectory =
    ports.adminDirectory ?? fileURLToPath(new URL('../../admin/dist/web', import.meta.url));
  const app = await createApp(context, routes, adminDirectory);
  opened.defer(() => app.close());
  const address = await listen(app, config);
  if (config.publicUrl === null) url = `http://localhost:${new URL(address).port}`;
  const held = opened.move();
  return { url, context, app, [Symbol.asyncDispose]: () => held.disposeAsync() };
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EADDRINUSE') {
      throw new OperatorError(`Port ${port} is taken: stop what listens there, or set FACET_PORT.`, cause);
    }
    throw cause;
  }
}

function listJobs(context: Context): readonly Job[] {
  return [
    { name: 'remove expired sessions', everyMs: hourMs, run: context.access.removeExpiredSessions },
    { name: 'remove expired entry links', everyMs: hourMs, run: context.entryLinks.removeExpired },
    {
      name: 'remove expired memberships',
      everyMs: hourMs / 6,
      run: () => context.memberships.removeExpired(),
    },
    { name: 'remove old page views', everyMs: hourMs, run: () => context.events.removeExpired() },
    { name: 'renew memberships', everyMs: upkeepEveryMs, run: () => context.upkeep.renew() },
    { name: 'read segments whole', everyMs: upkeepEveryMs, run: () => context.upkeep.warm() },
  ];
}
