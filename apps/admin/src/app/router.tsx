import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { SkeletonLines } from '../ui/query-view.tsx';
import { Gate } from './routes/gate.tsx';
import { NotFound } from './routes/not-found.tsx';
import { RouteError } from './routes/route-error.tsx';
import { Start } from './routes/start.tsx';
import { StoreLayout } from './routes/store-layout.tsx';

const root = createRootRoute({ component: Gate, notFoundComponent: NotFound });

const start = createRoute({ getParentRoute: () => root, path: '/', component: Start });

const newStore = createRoute({
  getParentRoute: () => root,
  path: '/new-store',
  component: lazyRouteComponent(() => import('./routes/new-store-route.tsx'), 'NewStoreRoute'),
});

const store = createRoute({
  getParentRoute: () => root,
  path: '/stores/$storeId',
  component: StoreLayout,
});

const storeHome = createRoute({
  getParentRoute: () => store,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/stores/$storeId/experiences', params, replace: true });
  },
});

const experiences = createRoute({
  getParentRoute: () => store,
  path: '/experiences',
  validateSearch: (search: Record<string, unknown>): ExperienceFilters =>
    present({
      search: findText(search, 'search'),
      status: findText(search, 'status'),
      kind: findText(search, 'kind'),
    }),
  component: lazyRouteComponent(
    () => import('../features/experiences/components/experiences-page.tsx'),
    'ExperiencesPage',
  ),
});

const experience = createRoute({
  getParentRoute: () => store,
  path: '/experiences/$experienceId',
  validateSearch: (search: Record<string, unknown>): { tab?: string } =>
    present({ tab: findText(search, 'tab') }),
  component: lazyRouteComponent(
    () => import('../features/experiences/components/experience-page.tsx'),
    'ExperiencePage',
  ),
});

const segments = createRoute({
  getParentRoute: () => store,
  path: '/segments',
  validateSearch: (search: Record<string, unknown>): { search?: string } =>
    present({ search: findText(search, 'search') }),
  component: lazyRouteComponent(
    () => import('../features/segments/components/segments-page.tsx'),
    'SegmentsPage',
  ),
});

const events = createRoute({
  getParentRoute: () => store,
  path: '/events',
  component: lazyRouteComponent(() => import('../features/events/components/events-page.tsx'), 'EventsPage'),
});

const integrations = createRoute({
  getParentRoute: () => store,
  path: '/integrations',
  validateSearch: (search: Record<string, unknown>): { klaviyo?: string } =>
    present({ klaviyo: findText(search, 'klaviyo') }),
  component: lazyRouteComponent(
    () => import('../features/integrations/components/integrations-page.tsx'),
    'IntegrationsPage',
  ),
});

const inspect = createRoute({
  getParentRoute: () => store,
  path: '/inspect',
  component: lazyRouteComponent(
    () => import('../features/inspect/components/inspect-page.tsx'),
    'InspectPage',
  ),
});

const install = createRoute({
  getParentRoute: () => store,
  path: '/install',
  component: lazyRouteComponent(
    () => import('../features/stores/components/install-page.tsx'),
    'InstallPage',
  ),
});

const activity = createRoute({
  getParentRoute: () => store,
  path: '/activity',
  component: lazyRouteComponent(
    () => import('../features/activity/components/activity-page.tsx'),
    'ActivityPage',
  ),
});

const settings = createRoute({
  getParentRoute: () => store,
  path: '/settings',
  component: lazyRouteComponent(
    () => import('../features/stores/components/settings-page.tsx'),
    'SettingsPage',
  ),
});

const routeTree = root.addChildren([
  start,
  newStore,
  store.addChildren([
    storeHome,
    experiences,
    experience,
    segments,
    events,
    integrations,
    inspect,
    install,
    activity,
    settings,
  ]),
]);

/** The addresses of the admin. Each page's code is loaded when it is first gone to. */
export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: SkeletonLines,
  defaultErrorComponent: RouteError,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

type ExperienceFilters = { search?: string; status?: string; kind?: string };

/** One text of the address's search part, where it is there. */
function findText(search: Record<string, unknown>, name: string): string | undefined {
  const value = search[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Leaves out what is not there, so that it does not show in the address. */
function present<Value extends Record<string, string | undefined>>(value: Value): Present<Value> {
  const result: Present<Value> = {};
  for (const name in value) {
    const text = value[name];
    if (text !== undefined) result[name] = text;
  }
  return result;
}

type Present<Value> = { [Name in keyof Value]?: string };
