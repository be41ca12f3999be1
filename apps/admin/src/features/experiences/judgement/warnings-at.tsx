import type { Warning } from '@facet/protocol';
import { Stack } from '@mantine/core';
import { isAt } from '../draft/problem-tab.ts';
import { useJudged } from './judgement-provider.tsx';
import { WarningNote } from './warning-note.tsx';

/** What the parts of the tab say themselves at once, without waiting for the server. */
const saidAlready = ['default_assignment_trap', 'javascript_off', 'javascript_needs_eval'];

type Props = {
  /** A place of the definition, such as `audience.rows.1.when`. */
  readonly place: string;
  /** Leaves out what is about something deeper inside, where other parts tell it. */
  readonly exact?: boolean;
};

/** What is worth knowing about a place of the definition, right there. */
export function WarningsAt({ place, exact = false }: Props) {
  return <Warnings fits={({ path = '' }) => (exact ? path === place : isAt(path, place))} />;
}

type ElsewhereProps = {
  readonly place: string;
  /** The ways from the place to those that other parts tell; without it there are none. */
  readonly told?: RegExp;
};

/** What is worth knowing about a place or something inside it, and is told by no other part. */
export function WarningsElsewhere({ place, told }: ElsewhereProps) {
  return (
    <Warnings fits={({ path = '' }) => isAt(path, place) && told?.test(path.slice(place.length)) !== true} />
  );
}

/** What is worth knowing of these kinds, wherever it is. */
export function WarningsOf({ codes }: { readonly codes: readonly string[] }) {
  return <Warnings fits={({ code }) => codes.includes(code)} />;
}

/** Everything that is worth knowing, for where nothing else tells of it. */
export function AllWarnings() {
  return <WarningNotes warnings={useJudged()?.warnings ?? []} />;
}

function Warnings({ fits }: { readonly fits: (warning: Warning) => boolean }) {
  const warnings = useJudged()?.warnings ?? [];
  const here = warnings.filter((warning) => fits(warning) && !saidAlready.includes(warning.code));
  return <WarningNotes warnings={here} />;
}

function WarningNotes({ warnings }: { readonly warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null;
  return (
    <Stack gap="xs" my={4}>
      {warnings.map((warning) => (
        <WarningNote key={`${warning.code} ${warning.path} ${warning.message}`} warning={warning} />
      ))}
    </Stack>
  );
}
