import { compileWith, type Memberships } from '@facet/engine';
import type { StoreConfiguration } from '@facet/protocol';
import { createApi, type Machine } from './api.ts';
import { keepArrival } from './arrival.ts';
import { attempt } from './attempt.ts';
import type { FacetApi } from './facet-api.ts';
import { openFacts } from './facts.ts';
import { eraseMemory, keepVisitor, openMemory } from './memory.ts';
import { watchNavigation } from './navigation.ts';
import { toDevice } from './page.ts';
import { isPreview, startPreview } from './preview.ts';
import { type PreviewDecider, toUnkept, unseen } from './preview-visit.ts';
import { openSeen } from './seen.ts';
import { doOnce, openTab } from './tab.ts';
import { track } from './track.ts';
import { openView, type View } from './view.ts';
import type { Evaluate, Visit } from './visit.ts';
import { vocabulary } from './vocabulary.ts';

/** For how long somebody counts as new: a first visit is taken to last this long. */
const newForMs = 1_800_000;

/**
 * Runs Facet on this page for one store. Whatever goes wrong, the page stays as it was. `evaluate` is given where the
 * store's experiences bring code.
 */
export function start(configuration: StoreConfiguration, evaluate?: Evaluate): void {
  attempt(() => {
    if (window.facet && 'version' in window.facet) return;
    const goOn = (): void => {
      attempt(() => run(configuration, evaluate));
    };
    if (isPreview()) void startPreview(configuration, goOn, evaluate);
    else goOn();
  });
}

/** What the overlay holds in its hands of a running preview. */
type Running = Pick<FacetApi, 'identity'> & {
  readonly settle: () => void;
  readonly memberships: () => Memberships;
  readonly visit: () => Visit | undefined;
};

/** Runs the script for a visitor; as a preview where there is one to decide by. */
export function run(
  configuration: StoreConfiguration,
  evaluate: Evaluate | undefined,
  preview?: PreviewDecider,
): Running | undefined {
  const queue = window.facet;

  let visit: Visit | undefined;
  let view: View | undefined;
  /** What the page has said of the visitor's agreement. */
  let said: boolean | undefined;
  const facts = carries.facts ? openFacts(configuration, evaluate, () => view?.settle()) : undefined;
  const reopen = (): void => {
    attempt(() => {
      view?.close();
      view = visit && openView(visit);
    });
  };
  const note: Machine['track'] = (name, details) => {
    if (visit && view) track(visit, view, name, details);
  };
  /** Another page than before, or the first one. */
  const turn = (): void => {
    reopen();
    if (configuration.experiences.length) note('page_view');
  };
  const consent = (granted: boolean): void => {
    said = granted;
    if (granted) {
      visit ??= carries.preview
        ? { ...openVisit(configuration, Boolean(preview)), evaluate, facts, preview }
        : { ...openVisit(configuration), evaluate, facts };
      if (!view) turn();
    } else {
      view?.close();
      visit?.seen.close();
      // What an earlier page stored goes too, whatever this one has opened.
      const { memory, tab } = visit ?? openRecords(configuration);
      eraseMemory(memory, configuration);
      tab.erase();
      visit = view = undefined;
    }
  };
  const api = createApi(Array.isArray(queue) ? queue : [], {
    begin: () => {
      watchNavigation(turn);
      if (configuration.consent !== 'required') attempt(() => said ?? consent(true));
    },
    consent,
    refresh: () => {
      visit?.memory.update(() => ({ memberships: {}, nobody: {} }));
      reopen();
    },
    withdraw: (id) => {
      if (visit) doOnce(visit.tab, id);
      reopen();
    },
    say: (attributes) => {
      if (carries.facts) facts?.say(attributes);
    },
    track: note,
    view: () => view,
  });
  return carries.preview
    ? {
        settle: reopen,
        identity: api.identity,
        memberships: () => view?.findPerson().memberships ?? {},
        visit: () => visit,
      }
    : undefined;
}

type Records = Pick<Visit, 'memory' | 'tab'>;

function openRecords({ store }: StoreConfiguration, isPreview?: boolean): Records {
  const memory = openMemory(store);
  const tab = openTab(store);
  return carries.preview && isPreview ? { memory: toUnkept(memory), tab: toUnkept(tab) } : { memory, tab };
}

/** Opens what all pages of a visit share. Whoever previews is nobody's visitor: nothing is kept of them, and nothing reported. */
function openVisit(
  configuration: StoreConfiguration,
  isPreview?: boolean,
): Omit<Visit, 'evaluate' | 'facts'> {
  const records = carries.preview ? openRecords(configuration, isPreview) : openRecords(configuration);
  const { memory, tab } = records;
  if (!(carries.preview && isPreview)) keepVisitor(memory, configuration);
  if (carries.arrival) keepArrival(tab, configuration);
  return {
    ...records,
    configuration,
    compiled: compileWith(vocabulary, configuration.experiences, configuration),
    device: toDevice(navigator.userAgent, navigator.maxTouchPoints),
    visitorType: carries.text && Date.now() - memory.read().since > newForMs ? 'returning' : 'new',
    seen: carries.preview && isPreview ? unseen : openSeen(configuration, memory),
  };
}
