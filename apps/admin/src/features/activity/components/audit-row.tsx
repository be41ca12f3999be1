import type { AuditEntry } from '@facet/protocol';
import { Box, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { NameOf } from '../../../lib/audience/phrase.ts';
import { When } from '../../../ui/when.tsx';
import { toActionWords } from '../action-words.ts';
import { AuditDetails } from './audit-details.tsx';
import classes from './audit-row.module.css';
import { DifferenceLines } from './difference-lines.tsx';
import { TargetLink } from './target-link.tsx';

type Props = {
  readonly entry: AuditEntry;
  /** What the change was about, where its name is known. */
  readonly name: string | undefined;
  /** A segment's name by its id. */
  readonly nameOf: NameOf;
};

/** One change: who, what and when, what is different, and all of it on demand. */
export function AuditRow({ entry, name, nameOf }: Props) {
  const [opened, { toggle }] = useDisclosure();
  const hasDetails = isTold(entry.before) || isTold(entry.after);
  return (
    <Box p="md" style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}>
      <Group justify="space-between" align="flex-start" gap="xs" className={classes['row'] ?? ''}>
        <Box style={{ overflowWrap: 'anywhere' }} miw={0} maw={860}>
          <Text>
            <b>
              <bdi>{entry.memberName ?? 'Facet'}</bdi>
            </b>{' '}
            {entry.tokenName === null ? null : (
              <>
                (token <bdi>“{entry.tokenName}”</bdi>){' '}
              </>
            )}
            {toActionWords(entry.action)}
          </Text>
          <Text size="sm" c="dimmed" component="div">
            <TargetLink entry={entry} name={name} />
            <When at={entry.at} />
          </Text>
          <DifferenceLines before={entry.before} after={entry.after} nameOf={nameOf} />
        </Box>
        {hasDetails ? (
          <Button
            size="compact-sm"
            variant="subtle"
            flex="none"
            ml={{ base: -8, sm: 0 }}
            onClick={toggle}
            aria-expanded={opened}
          >
            {opened ? 'Hide details' : 'Before and after'}
          </Button>
        ) : null}
      </Group>
      {opened ? <AuditDetails before={entry.before} after={entry.after} /> : null}
    </Box>
  );
}

function isTold(value: unknown): boolean {
  return value !== null && value !== undefined;
}
