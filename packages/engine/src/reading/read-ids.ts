import type { ExperienceId, RowId, SegmentKey, VariationId } from '../definition/ids.ts';
import { limits } from './limits.ts';
import type { Reader } from './place.ts';
import { text } from './readers.ts';

const readId = text(limits.idLength, {
  pattern: /^(?!__proto__$)[\w.:-]+$/,
  says: 'an id is made of letters, digits and . : _ -',
});

function idOf<Id extends string>(): Reader<Id> {
  // Reading is where an id becomes one.
  const isId = (text: string): text is Id => text !== '';
  return (value, place) => {
    const text = readId(value, place);
    return text !== undefined && isId(text) ? text : undefined;
  };
}

export const readExperienceId: Reader<ExperienceId> = idOf();
export const readVariationId: Reader<VariationId> = idOf();
export const readRowId: Reader<RowId> = idOf();
export const readSegmentKey: Reader<SegmentKey> = idOf();
