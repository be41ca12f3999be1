import { listSegmentKeys } from '@facet/engine';
import type { Attention, Home, Installation, RunningSummary } from '@facet/protocol';
import type { Queryable } from '../../db/database.ts';
import { type KeptExperience, listExperiences } from '../experiences/experiences.reads.ts';
import { listWarnings } from '../experiences/list-warnings.ts';
import { readSurroundings } from '../experiences/surroundings.reads.ts';
import type { InstallationService } from '../installation/installation.service.ts';
import { findConnection } from '../klaviyo/connection.reads.ts';
import { type Connection, toNotice } from '../klaviyo/connection.ts';
import {
  byGravity,
  toAttention,
  toKlaviyoAttention,
  toOpenChangeAttention,
  toRatioAttention,
  toScriptAttention,
} from './attention.ts';
import { type Candidate, listLastEnded, listLearned } from './learned.reads.ts';
import { listOpenChanges } from './open-changes.reads.ts';
import { findJudgedSince, judgeEntered } from './sample-ratios.ts';
import { countShown, type ShownCount } from './shown.reads.ts';
import { countEntered, listSplitChanges } from './split.reads.ts';

type Ports = {
  readonly database: Queryable;
  readonly installation: InstallationService;
  readonly now: () => number;
  /** Whether a proxy says the visitor's country. */
  readonly knowsCountry: boolean;
};

/** How a store stands. */
export type HomeService = {
  /** Throws `unknown_store`. */
  readonly get: (storeId: string) => Promise<Home>;
};

const mostRunning = 8;
const mostAttention = 20;

/** Makes the service that says what runs, what needs attention and what was learned. */
export function createHomeService({ database, installation, now, knowsCountry }: Ports): HomeService {
  const listRatios = async (
    storeId: string,
    running: readonly KeptExperience[],
  ): Promise<readonly Attention[]> => {
    const tests = running.filter(({ kind }) => kind === 'test');
    const changes = await listSplitChanges(
      database,
      storeId,
      tests.map(({ id }) => id),
    );
    const judged = new Map(
      tests.flatMap(({ id, definition, startedAt }) => {
        const since = findJudgedSince(definition, startedAt, changes.get(id));
        return since === undefined ? [] : [[id, since] as const];
      }),
    );
    const entered = await countEntered(database, judged);
    return tests
      .filter(
        ({ id, definition }) => judged.has(id) && judgeEntered(definition, entered).verdict === 'mismatch',
      )
      .map(({ id, name }) => toRatioAttention({ id, name }));
  };

  const listAttention = async (
    storeId: string,
    running: readonly KeptExperience[],
    installed: Installation,
    connection: Connection | undefined,
  ): Promise<readonly Attention[]> => {
    const asked = running.flatMap(({ definition }) => listSegmentKeys(definition));
    const around = await readSurroundings(database, storeId, { knowsCountry, now }, asked);
    const told = new Set<string>();
    const standing =
      connection === undefined ? undefined : { state: connection.state, notice: toNotice(connection) };
    const definitions = running.map(({ definition }) => definition);
    return [
      ...toKlaviyoAttention(standing, definitions),
      ...toScriptAttention(installed, running.length > 0, now()),
      ...(await listRatios(storeId, running)),
      ...running.flatMap(({ id, name, definition }) =>
        toAttention({ id, name }, listWarnings(definition, around), told),
      ),
      ...(await listOpenChanges(database, storeId)).map(toOpenChangeAttention),
    ].sort(byGravity);
  };

  return {
    async get(storeId) {
      const [running, ended, installed, connection] = await Promise.all([
        listExperiences(database, storeId, ['running']),
        listLastEnded(database, storeId),
        installation.get(storeId),
        findConnection(database, storeId),
      ]);
      const counted = [...running, ...ended].map(({ id }) => id);
      const shown = await countShown(database, counted, now());
      const summaries = summarize(running, shown);
      const order = new Map(summaries.map(({ id }, place) => [id, place]));
      const mostSeen = running
        .map(toCandidate)
        .sort((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0));
      const attention = await listAttention(storeId, running, installed, connection);
      return {
        running: { total: running.length, shown: summaries.slice(0, mostRunning) },
        attention: { total: attention.length, shown: attention.slice(0, mostAttention) },
        learned: [...(await listLearned(database, storeId, ended, mostSeen, shown))],
      };
    },
  };
}

function toCandidate({ id, name, definition, endedAt }: KeptExperience): Candidate {
  return { id, name, status: 'running', definition, endedAt };
}

/** What most people see comes first. */
function summarize(
  running: readonly KeptExperience[],
  shown: readonly ShownCount[],
): readonly RunningSummary[] {
  const counts = Map.groupBy(shown, ({ experience }) => experience);
  return running
    .map(({ id, name, kind }) => {
      const own = counts.get(id) ?? [];
      return {
        id,
        name,
        kind,
        visitors: own.reduce((sum, { lastWeek }) => sum + lastWeek, 0),
        newVisitors: Array.from({ length: 7 }, (_, day) =>
          own.reduce((sum, { newByDay }) => sum + (newByDay[day] ?? 0), 0),
        ),
      };
    })
    .sort((one, other) => other.visitors - one.visitors);
}
