import { type Assignment, assignmentKinds } from '@facet/engine';
import { isSubject } from './ids.ts';
import { isAmount, isFields, isText } from './read.ts';

/** Whether a value from storage or from the wire is an assignment. */
export function isAssignment(value: unknown): value is Assignment {
  return (
    isFields(value) &&
    assignmentKinds.some((kind) => kind === value['kind']) &&
    (value['variation'] === null || isText(value['variation'])) &&
    typeof value['counted'] === 'boolean' &&
    isAmount(value['at']) &&
    (value['until'] === undefined || isAmount(value['until'])) &&
    (value['claimedBy'] === undefined || isSubject(value['claimedBy']))
  );
}
