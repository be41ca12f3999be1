import type { Explanation } from '@facet/engine';
import { toZonedWords } from '../../lib/format/wall-clock.ts';
import { useStore } from '../../lib/stores/use-store.ts';
import { Note, Passed } from './passed.tsx';

type Schedule = Extract<Explanation['steps'][number], { readonly step: 'schedule' }>;

/** Whether it is the time that the schedule says. */
export function ScheduleStep({ step }: { readonly step: Schedule }) {
  const { timeZone } = useStore().settings;
  const from = step.startsAt === null ? '' : ` from ${toZonedWords(step.startsAt, timeZone)}`;
  const until = step.endsAt === null ? '' : ` until ${toZonedWords(step.endsAt, timeZone)}`;
  return (
    <>
      <Passed
        passed={step.passed}
        yes="The time is within its schedule"
        no="The time is outside of its schedule"
      />
      <Note>{`Scheduled${from}${until}, ${timeZone}.`}</Note>
    </>
  );
}
