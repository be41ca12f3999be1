import type { ExperienceId, GoalId, GroupKey, RowId, SegmentKey, VariationId } from '../definition/ids.ts';
import { limits } from './limits.ts';
import { named, type Reader, readerOf } from './reader.ts';
import { text } from './readers.ts';

const readId = named(
  'id',
  text(limits.idLength, {
    pattern: /^(?!__proto__$)[\w.:-]+$/,
    says: 'an id is made of letters, digits and . : _ -',
  }),
);

function idOf<Id extends string>(read: Reader<string> = readId): Reader<Id> {
  // Reading is where an id becomes one.
  const isId = (text: string): text is Id => text !== '';
  return readerOf(read.toSchema, (value, place) => {
    const text = read(value, place);
    return text !== undefined && isId(text) ? text : undefined;
  });
}

export const readExperienceId: Reader<ExperienceId> = idOf();
export const readVariationId: Reader<VariationId> = idOf();
export const readRowId: Reader<RowId> = idOf();
export const readGoalId: Reader<GoalId> = idOf();
export const readSegmentKey: Reader<SegmentKey> = idOf();
export const readGroupKey: Reader<GroupKey> = idOf(text(limits.groupKeyLength));
