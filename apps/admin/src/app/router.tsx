import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { SkeletonLines } from '../ui/query-view.tsx';
import { Gate } from './routes/gate.tsx';
import { NotFound, NothingHere } from './routes/not-found.tsx';
import { RouteError } from './routes/route-error.tsx';
import { SettingsLayout } from './routes/settings-layout.tsx';
import { IntegrationsStart, Start } from './routes/start.tsx';
import { StoreLayout } from './routes/store-layout.tsx';
import { findPage, findTexts } from './search.ts';

const root = createRootRoute({ component: Gate, notFoundComponent: NotFound });

const start = createRoute({ getParentRoute: () => root, path: '/', component: Start });

const newStore = createRoute({
  getParentRoute: () => root,
  path: '/new-store',
  component: lazyRouteComponent(() => import('./routes/new-store-route.tsx'), 'NewStoreRoute'),
});

/** Where Klaviyo's answers come that belong to no store that is known. */
const integrationsStart = createRoute({
  getParentRoute: () => root,
  path: '/integrations',
  validateSearch: (search: Record<string, unknown>) => findTexts(search, 'klaviyo'),
  component: IntegrationsStart,
});

const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: lazyRouteComponent(() => import('../features/access/components/join-page.tsx'), 'JoinPage'),
});

const store = createRoute({
  getParentRoute: () => root,
  path: '/stores/$storeId',
  component: StoreLayout,
  notFoundComponent: NothingHere,
});

const storeHome = createRoute({
  getParentRoute: () => store,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/stores/$storeId/home', params, replace: true });
  },
});

const home = createRoute({
  getParentRoute: () => store,
  path: '/home',
  component: lazyRouteComponent(() => import('../features/home/components/home-page.tsx'), 'HomePage'),
});

const experiences = createRoute({
  getParentRoute: () => store,
  path: '/experiences',
  validateSearch: (search: Record<string, unknown>) => ({
    ...findTexts(search, 'search', 'status', 'kind', 'segment', 'view', 'create'),
    ...findPage(search),
  }),
  component: lazyRouteComponent(
    () => import('../features/experiences/components/experiences-page.tsx'),
    'ExperiencesPage',
  ),
});

const experience = createRoute({
  getParentRoute: () => store,
  path: '/experiences/$experienceId',
  validateSearch: (search: Record<string, unknown>) => findTexts(search, 'tab'),
  component: lazyRouteComponent(
    () => import('../features/experiences/components/experience-page.tsx'),
    'ExperiencePage',
  ),
});

const segments = createRoute({
  getParentRoute: () => store,
  path: '/segments',
  validateSearch: (search: Record<string, unknown>) => ({
    ...findTexts(search, 'search', 'show'),
    ...findPage(search),
  }),
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
  validateSearch: (search: Record<string, unknown>) => findTexts(search, 'klaviyo'),
  component: lazyRouteComponent(
    () => import('../features/integrations/components/integrations-page.tsx'),
    'IntegrationsPage',
  ),
});

const inspect = createRoute({
  getParentRoute: () => store,
  path: '/inspect',
  validateSearch: (search: Record<string, unknown>) =>
    findTexts(
      search,
      'page',
      'device',
      'in',
      'out',
      'show',
      'country',
      'language',
      'from',
      'attributes',
      'time',
      'experience',
    ),
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
  validateSearch: (search: Record<string, unknown>) => findTexts(search, 'of', 'by', 'kind', 'from', 'to'),
  component: lazyRouteComponent(
    () => import('../features/activity/components/activity-page.tsx'),
    'ActivityPage',
  ),
});

const settings = createRoute({
  getParentRoute: () => store,
  path: '/settings',
  component: SettingsLayout,
});

const storeSettings = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyRouteComponent(
    () => import('../features/stores/components/settings-page.tsx'),
    'SettingsPage',
  ),
});

const members = createRoute({
  getParentRoute: () => settings,
  path: '/members',
  validateSearch: (search: Record<string, unknown>) => ({
    ...findTexts(search, 'search'),
    ...findPage(search),
  }),
  component: lazyRouteComponent(
    () => import('../features/members/components/members-page.tsx'),
    'MembersPage',
  ),
});

const tokens = createRoute({
  getParentRoute: () => settings,
  path: '/tokens',
  validateSearch: findPage,
  component: lazyRouteComponent(() => import('../features/tokens/components/tokens-page.tsx'), 'TokensPage'),
});

const data = createRoute({
  getParentRoute: () => settings,
  path: '/data',
  component: lazyRouteComponent(() => import('../features/data/components/data-page.tsx'), 'DataPage'),
});

const account = createRoute({
  getParentRoute: () => settings,
  path: '/account',
  component: lazyRouteComponent(
    () => import('../features/access/components/account-page.tsx'),
    'AccountPage',
  ),
});

const routeTree = root.addChildren([
  start,
  newStore,
  integrationsStart,
  join,
  store.addChildren([
    storeHome,
    home,
    experiences,
    experience,
    segments,
    events,
    integrations,
    inspect,
    install,
    activity,
    settings.addChildren([storeSettings, members, tokens, data, account]),
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
