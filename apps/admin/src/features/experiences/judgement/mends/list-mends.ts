import type { ExperienceDefinition } from '@facet/engine';
import type { Warning } from '@facet/protocol';
import { withGroup, withSchedule } from '../../draft/optional-parts.ts';
import { listLeftOutMends, listTrapMends } from './identity-mends.ts';
import type { Mend } from './mend.ts';
import { listRivalMends } from './rival-mends.ts';
import {
  listAlwaysMends,
  listGoneMends,
  listGroupMends,
  listNeverMends,
  listUnreachedMends,
} from './rule-mends.ts';

type Around = {
  /** The experience that a conflict is with, where it is known. */
  readonly other?: ExperienceDefinition | undefined;
  /** Makes the id of a row. */
  readonly newId: () => string;
};

/** What puts a warning right in one step; its path as the editor writes it. None where a person has to decide more. */
export function listMends(
  { code, path = '', about = '' }: Warning,
  definition: ExperienceDefinition,
  { other, newId }: Around,
): readonly Mend[] {
  switch (code) {
    case 'default_assignment_trap':
      return listTrapMends(newId());
    case 'unidentified_left_out':
      return listLeftOutMends(path, definition, newId());
    case 'never_true':
      return listNeverMends(path, definition);
    case 'group_always_true':
      return listGroupMends(path, definition);
    case 'always_true':
      return listAlwaysMends(path);
    case 'rows_unreached':
      return listUnreachedMends(path);
    case 'segment_gone':
      return listGoneMends(path, about, definition);
    case 'conflict':
      return other === undefined ? [] : listRivalMends(definition, other);
    case 'nobody_takes_part':
      return [
        { label: 'Let everybody in the audience take part', apply: (now) => ({ ...now, allocation: 1 }) },
      ];
    case 'all_held_out':
      return [{ label: 'Hold nobody out', apply: withoutHoldout }];
    case 'group_of_one':
      return [{ label: 'Take it out of the group', apply: (now) => withGroup(now, '') }];
    case 'schedule_over':
      return [{ label: 'Take the end away', apply: withoutEnd }];
    default:
      return [];
  }
}

function withoutHoldout(definition: ExperienceDefinition): ExperienceDefinition {
  return definition.kind === 'personalization' ? { ...definition, holdout: 0 } : definition;
}

function withoutEnd(definition: ExperienceDefinition): ExperienceDefinition {
  return withSchedule(definition, { start: definition.schedule?.start ?? '', end: '' });
}
