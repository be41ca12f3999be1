import type { ExperienceDefinition } from '@facet/engine';
import type { Experience } from '@facet/protocol';
import { Alert, List, Paper, Stack, Text, Title } from '@mantine/core';
import { toSentence } from '../../../lib/audience/sentence.ts';
import { IconAlertTriangle } from '../../../ui/icons.ts';
import { When } from '../../../ui/when.tsx';
import { useEditor } from './editor-context.tsx';
import { ExposureTable } from './exposure-table.tsx';

type Props = { readonly base: Experience; readonly definition: ExperienceDefinition };

/** Who sees it, where, and how many were shown what. */
export function OverviewTab({ base, definition }: Props) {
  const { catalogue } = useEditor();
  return (
    <Stack>
      {base.warnings.length === 0 ? null : (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title="Worth knowing">
          <List size="sm">
            {base.warnings.map(({ code, message }) => (
              <List.Item key={code}>{message}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Paper withBorder p="lg">
        <Title order={2} size="h4" mb="xs">
          In short
        </Title>
        <List spacing={4}>
          {toAudienceLines(definition, catalogue.nameOf).map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
          <List.Item>
            {definition.pages === null
              ? 'On every page.'
              : toSentence(definition.pages, catalogue.nameOf, 'page')}
          </List.Item>
        </List>
        <Text size="sm" c="dimmed" mt="sm">
          {base.startedAt === null ? (
            'Not started yet.'
          ) : (
            <>
              Started <When at={base.startedAt} />.
            </>
          )}{' '}
          {base.endedAt === null ? null : (
            <>
              Ended <When at={base.endedAt} />.
            </>
          )}
        </Text>
      </Paper>
      <Paper withBorder p="lg">
        <Title order={2} size="h4" mb="xs">
          Shown so far
        </Title>
        <ExposureTable experience={base} />
      </Paper>
    </Stack>
  );
}

function toAudienceLines(
  { audience, variations }: ExperienceDefinition,
  nameOf: (segment: string) => string,
): readonly string[] {
  switch (audience.type) {
    case 'everyone':
      return ['Every visitor.'];
    case 'custom':
      return [toSentence(audience.expression, nameOf)];
    case 'advanced': {
      const act = (action: (typeof audience)['otherwise']) =>
        action.type === 'assign'
          ? `get “${variations.find(({ id }) => id === action.variation)?.name ?? action.variation}”`
          : actionWords[action.type];
      return [
        ...audience.rows.map(
          (row, index) => `Row ${index + 1}: ${toSentence(row.when, nameOf)} They ${act(row.action)}.`,
        ),
        `Otherwise they ${act(audience.otherwise)}.`,
      ];
    }
    default:
      throw new TypeError(audience satisfies never);
  }
}

const actionWords = {
  split: 'are split by the weights',
  exclude: 'are excluded for good',
  leave: 'stay unassigned',
} as const;
