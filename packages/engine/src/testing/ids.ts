import type { ExperienceId, GroupKey, SegmentKey, Subject, VariationId, VisitorId } from '../index.ts';

const idOf =
  <Id extends string>(isId: (text: string) => text is Id) =>
  (text: string): Id => {
    if (!isId(text)) throw new TypeError('an id is not empty');
    return text;
  };

export const toExperienceId: (text: string) => ExperienceId = idOf(
  (text): text is ExperienceId => text !== '',
);
export const toGroupKey: (text: string) => GroupKey = idOf((text): text is GroupKey => text !== '');
export const toSegmentKey: (text: string) => SegmentKey = idOf((text): text is SegmentKey => text !== '');
export const toSubject: (text: string) => Subject = idOf((text): text is Subject => text !== '');
export const toVariationId: (text: string) => VariationId = idOf((text): text is VariationId => text !== '');
export const toVisitorId: (text: string) => VisitorId = idOf((text): text is VisitorId => text !== '');
