import { listSegmentKeys } from '@facet/engine';
import type { FirstStep, FirstSteps } from '@facet/protocol';
import type { Queryable } from '../../db/database.ts';
import { type KeptExperience, listExperiences } from '../experiences/experiences.reads.ts';
import type { InstallationService } from '../installation/installation.service.ts';
import { findConnection } from '../klaviyo/connection.reads.ts';
import { wasAnyShown } from './any-shown.reads.ts';

type Ports = { readonly database: Queryable; readonly installation: InstallationService };

/** What a new store needs once, ticked off by what the server has seen. */
export type FirstStepsService = {
  /** Throws `unknown_store`. */
  readonly get: (storeId: string) => Promise<FirstSteps>;
};

/** Makes the service that says which of a store's first steps are done. */
export function createFirstStepsService({ database, installation }: Ports): FirstStepsService {
  const asksAnySegment = async (storeId: string): Promise<boolean> =>
    (await listExperiences(database, storeId, ['running'])).some(asksSegment) ||
    (await listExperiences(database, storeId)).some(asksSegment);
  return {
    async get(storeId) {
      const [{ origins }, connection, isCreated, isVerified] = await Promise.all([
        installation.get(storeId),
        findConnection(database, storeId),
        asksAnySegment(storeId),
        wasAnyShown(database, storeId),
      ]);
      const steps: FirstStep[] = [
        { step: 'install', isDone: origins.some(({ state }) => state !== 'never') },
        { step: 'connect', isDone: connection !== undefined },
        { step: 'create', isDone: isCreated },
        { step: 'verify', isDone: isVerified },
      ];
      return { steps: steps.every(({ isDone }) => isDone) ? null : steps };
    },
  };
}

function asksSegment({ definition }: KeptExperience): boolean {
  return listSegmentKeys(definition).length > 0;
}
