import { type ExperienceDefinition, listSegmentKeys, readExperienceDefinition } from '@facet/engine';
import type { JudgeExperience, Judgement } from '@facet/protocol';
import type { Queryable } from '../../db/database.ts';
import { findBrokenPromises } from '../experiences/experience-rules.ts';
import { getExperience } from '../experiences/experiences.reads.ts';
import { findForbidden } from '../experiences/forbidden-problems.ts';
import { listWarnings } from '../experiences/list-warnings.ts';
import { readSurroundings } from '../experiences/surroundings.reads.ts';
import { getStore } from '../stores/stores.reads.ts';
import { toTellable } from './to-tellable.ts';

type Ports = {
  readonly database: Queryable;
  readonly now: () => number;
  /** Whether a proxy says the visitor's country. */
  readonly knowsCountry: boolean;
};

/** Says what is to be said about a definition that is not saved. */
export type JudgementService = {
  /** Throws `not_found`. What is unfinished is told as problems, and the rest is judged all the same. */
  readonly judge: (storeId: string, experienceId: string, input: JudgeExperience) => Promise<Judgement>;
};

/** Makes the service that judges while somebody types; it writes nothing. */
export function createJudgementService({ database, ...here }: Ports): JudgementService {
  const warn = async (storeId: string, definition: ExperienceDefinition): Promise<Judgement['warnings']> => {
    const around = await readSurroundings(database, storeId, here, listSegmentKeys(definition));
    return [...listWarnings(definition, around)];
  };

  return {
    async judge(storeId, experienceId, { name, definition: input }) {
      const kept = await getExperience(database, storeId, experienceId);
      const { id, kind, status, seed } = kept;
      const called = name.trim() === '' ? kept.name : name.trim();
      const whole = { ...input, version: 1, id, kind, status, seed, name: called };
      const result = readExperienceDefinition(whole);
      if (!result.ok) {
        const tellable = toTellable(whole, result.problems, kept.definition);
        return {
          problems: [...nameProblems(name), ...result.problems.map(toWirePath)],
          warnings: tellable === undefined ? [] : await warn(storeId, tellable),
        };
      }
      const { definition } = result;
      const { settings } = await getStore(database, storeId);
      return {
        problems: [
          ...nameProblems(name),
          ...(kept.startedAt === null ? [] : findBrokenPromises(kept.definition, definition)),
          ...findForbidden(definition, settings),
        ],
        warnings: await warn(storeId, definition),
      };
    },
  };
}

type Problem = Judgement['problems'][number];

function nameProblems(name: string): readonly Problem[] {
  return name.trim() === '' ? [{ path: 'name', message: 'Give it a name.' }] : [];
}

function toWirePath({ path, message }: Problem): Problem {
  return { path: path === '' ? 'definition' : `definition.${path}`, message };
}
