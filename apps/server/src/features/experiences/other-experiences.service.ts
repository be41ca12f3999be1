import {
  type Change,
  type ExperienceDefinition,
  listConflicts,
  readExperienceDefinition,
} from '@facet/engine';
import type { ExperienceName, OtherExperiences, Rivals } from '@facet/protocol';
import type { Queryable } from '../../db/database.ts';
import { getExperience, type KeptExperience, listExperiences } from './experiences.reads.ts';

/** What an editor has to know of the other experiences of its store, without being given them all. */
export type OtherExperiencesService = {
  /** What the others have in use: groups, codes, redirects. Throws `not_found`. */
  readonly list: (storeId: string, experienceId: string) => Promise<OtherExperiences>;
  /**
   * Who changes the same place of a page as the experience would with this definition; one that is not finished has no
   * rivals yet. Throws `not_found`.
   */
  readonly findRivals: (storeId: string, experienceId: string, definition: object) => Promise<Rivals>;
};

/** So many of each kind, and so many experiences by their names; who has more is told the first. */
const mostNamed = 200;
const mostUsers = 20;
const mostRivals = 20;

/** Makes the service that looks at the others. */
export function createOtherExperiencesService(database: Queryable): OtherExperiencesService {
  const listOthers = async (storeId: string, experienceId: string): Promise<readonly KeptExperience[]> =>
    (await listExperiences(database, storeId)).filter(
      ({ id, archivedAt }) => id !== experienceId && archivedAt === null,
    );

  return {
    async list(storeId, experienceId) {
      await getExperience(database, storeId, experienceId);
      const others = await listOthers(storeId, experienceId);
      const lasting = others.filter(({ status }) => status !== 'ended');
      const groups = collect(lasting, ({ group }) => (group === undefined ? [] : [group.key]));
      const codes = collect(others, (definition) =>
        listChanges(definition).flatMap((change) =>
          change.kind === 'discount' && change.code !== '' ? [change.code] : [],
        ),
      );
      return {
        groups: groups.map(([key, experiences]) => ({ key, experiences })),
        codes: codes.map(([code, experiences]) => ({ code, experiences })),
        redirects: others
          .filter(mayShow)
          .flatMap(({ name, definition }) =>
            listChanges(definition).flatMap((change) =>
              change.kind === 'redirect' ? [{ url: change.url, name }] : [],
            ),
          )
          .slice(0, mostNamed),
      };
    },

    async findRivals(storeId, experienceId, input) {
      const kept = await getExperience(database, storeId, experienceId);
      const { id, kind, status, seed } = kept;
      const read = readExperienceDefinition({
        ...input,
        version: 1,
        id,
        kind,
        status,
        seed,
        name: kept.name,
      });
      if (!read.ok) return { rivals: [], total: 0 };
      const all = (await listExperiences(database, storeId, ['draft', 'running', 'paused'])).filter(
        (experience) =>
          experience.id === experienceId || (experience.archivedAt === null && mayShow(experience)),
      );
      const byId = new Map<string, KeptExperience>(all.map((experience) => [experience.id, experience]));
      const conflicts = listConflicts(
        read.definition,
        all.map((experience) => experience.definition),
      );
      const rivals = conflicts.flatMap(({ other, selector, variable, shows }): Rivals['rivals'] => {
        const rival = byId.get(other);
        if (rival === undefined) return [];
        const what = { selector, ...(variable !== undefined && { variable }) };
        return [{ other: toName(rival), ...what, otherShows: shows === other }];
      });
      return { rivals: rivals.slice(0, mostRivals), total: rivals.length };
    },
  };
}

function mayShow({ status }: KeptExperience): boolean {
  return status === 'running' || status === 'paused';
}

/** What experiences have in use, by name, each with those that use it. */
function collect(
  experiences: readonly KeptExperience[],
  listNames: (definition: ExperienceDefinition) => readonly string[],
): readonly (readonly [string, ExperienceName[]])[] {
  const users = new Map<string, ExperienceName[]>();
  for (const experience of experiences) {
    for (const name of new Set(listNames(experience.definition))) {
      const known = users.get(name) ?? [];
      if (known.length < mostUsers) known.push(toName(experience));
      users.set(name, known);
    }
  }
  return [...users].sort(([one], [two]) => one.localeCompare(two, 'en')).slice(0, mostNamed);
}

function toName({ id, name, status }: KeptExperience): ExperienceName {
  return { id, name, status };
}

function listChanges({ variations }: ExperienceDefinition): readonly Change[] {
  return variations.flatMap(({ changes }) => changes);
}
