import { compileExperiences } from '@facet/engine';
import type { StoreConfiguration } from '@facet/protocol';
import { mark } from './announce.ts';
import { createApi } from './api.ts';
import { attempt } from './attempt.ts';
import { awaitConsent } from './consent.ts';
import { openMemory } from './memory.ts';
import { watchNavigation } from './navigation.ts';
import { toDevice } from './page.ts';
import { openSeen } from './seen.ts';
import { openTab, type TabKeeper } from './tab.ts';
import { openView, type View } from './view.ts';
import type { Visit } from './visit.ts';

const newForMs = 1_800_000;

type Open = { readonly visit: Visit; view: View; readonly stop: () => void };

/** Runs Facet on this page for one store. Whatever goes wrong, the page stays as it was. */
export function start(configuration: StoreConfiguration): void {
  attempt('start', () => {
    const queue = window.facet;
    if (queue !== undefined && 'version' in queue) return;
    mark('start');

    let open: Open | undefined;
    let refused = false;
    const agree = (): void => {
      open ??= attempt('visit', () => openVisit(configuration));
    };
    const refuse = (): void => {
      if (open === undefined) return;
      const { visit, view, stop } = open;
      open = undefined;
      stop();
      view.close();
      visit.seen.close();
      visit.memory.erase();
      visit.tab.erase();
    };

    createApi(Array.isArray(queue) ? queue : [], {
      begin: () => {
        if (configuration.consent === 'required') awaitConsent(() => refused || agree());
        else if (!refused) agree();
      },
      consent: (granted) => {
        refused = !granted;
        (granted ? agree : refuse)();
      },
      refresh: () => {
        if (open === undefined) return;
        const { exposed } = open.view;
        open.view.close();
        open.visit.memory.update(() => ({ memberships: {}, nobody: {} }));
        open.view = openView(open.visit, exposed);
      },
      decisions: () => open?.view.decisions() ?? [],
      identity: () => open?.view.person().identity ?? { state: 'unknown', cause: 'no_consent' },
    });
  });
}

function openVisit(configuration: StoreConfiguration): Open {
  const now = Date.now();
  const memory = openMemory(configuration.store, now);
  const tab = openTab(configuration.store);
  const visit: Visit = {
    configuration,
    compiled: compileExperiences(configuration.experiences),
    device: toDevice(navigator.userAgent, navigator.maxTouchPoints),
    visitorType: findVisitorType(tab, now - memory.get().since),
    memory,
    tab,
    seen: openSeen(configuration.endpoint, memory),
  };
  const open: Open = {
    visit,
    view: openView(visit),
    stop: watchNavigation(() => {
      open.view.close();
      open.view = openView(visit);
    }),
  };
  return open;
}

/** Returning is who was here before this visit; a visit is a tab, and tabs opened soon after count as one. */
function findVisitorType(tab: TabKeeper, knownForMs: number): 'new' | 'returning' {
  const returning = tab.get().returning ?? knownForMs > newForMs;
  tab.update({ returning });
  return returning ? 'returning' : 'new';
}
