import type { FirstSteps } from '@facet/protocol';

/** Whether any page of a store has ever asked for the script; `unknown` until that was looked up. */
export type ScriptSeen = 'unknown' | 'seen' | 'never';

/** What a store's first steps say of the script. */
export function toScriptSeen(found: FirstSteps | undefined): ScriptSeen {
  if (found === undefined) return 'unknown';
  return found.steps?.some(({ step, isDone }) => step === 'install' && !isDone) === true ? 'never' : 'seen';
}
