import { Box, Text } from '@mantine/core';
import type { NameOf } from '../../../lib/audience/phrase.ts';
import { type Difference, listDifferences } from '../difference.ts';
import { toPlaceWords, toValueWords } from '../difference-words.ts';

type Props = { readonly before: unknown; readonly after: unknown; readonly nameOf: NameOf };

const mostLines = 8;
const mostCharacters = 160;

/** What is different, a line for each thing. Of something new or gone only a little: all of it would be different. */
export function DifferenceLines({ before, after, nameOf }: Props) {
  const isWhole = isNothing(before) || isNothing(after);
  const differences = isWhole
    ? listParts(isNothing(before) ? after : before)
    : listDifferences(before, after);
  if (differences.length === 0 || (isWhole && differences.length > mostLines)) return null;
  return (
    <Box mt={6}>
      {differences.slice(0, mostLines).map((difference) => (
        <Text size="sm" key={`${difference.path.join('/')} ${difference.before === undefined ? 'new' : ''}`}>
          {toPlaceWords(difference)}:{' '}
          {isWhole ? (
            <bdi>{shorten(toValueWords(difference.after, difference.path, nameOf))}</bdi>
          ) : (
            <>
              <bdi>{shorten(toValueWords(difference.before, difference.path, nameOf))}</bdi> →{' '}
              <bdi>
                <b>{shorten(toValueWords(difference.after, difference.path, nameOf))}</b>
              </bdi>
            </>
          )}
        </Text>
      ))}
      {differences.length > mostLines ? (
        <Text size="sm" c="dimmed">
          And {differences.length - mostLines} more, under “Before and after”.
        </Text>
      ) : null}
    </Box>
  );
}

/** Ids are for programs; the name stands above. */
const untold = new Set(['id', 'seed', 'version', 'name']);

/** The plain parts of something new or gone. */
function listParts(value: unknown): readonly Difference[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value)
    .filter(([name, part]) => !untold.has(name) && isPlain(part))
    .map(([name, part]) => ({ path: [name], before: undefined, after: part }));
}

function isPlain(part: unknown): boolean {
  if (Array.isArray(part)) return part.length > 0 && part.every(isPlain);
  return part !== null && typeof part !== 'object';
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined;
}

function shorten(text: string): string {
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters)}…`;
}
