import type { Home, Learned } from '@facet/protocol';
import { Group, Paper, Stack, Text } from '@mantine/core';
import { toMoney } from '../../../lib/format/money.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { StackedTable } from '../../../ui/stacked-table.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { When } from '../../../ui/when.tsx';
import { listGiven, toShare, toVerdict } from '../learned-words.ts';
import { Section } from './section.tsx';

type Props = { readonly learned: Home['learned']; readonly storeId: string };

/** Who saw which variation and what they did then, in plain counts. */
export function LearnedSection({ learned, storeId }: Props) {
  if (learned.length === 0) return null;
  return (
    <Section title="What was learned">
      {learned.map((one) => (
        <LearnedCard key={one.id} learned={one} storeId={storeId} />
      ))}
    </Section>
  );
}

const figures = ['Visitors', 'Ordered', 'Orders', 'Revenue'];

function LearnedCard({ learned, storeId }: { readonly learned: Learned; readonly storeId: string }) {
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Group gap="sm">
          <TextLink
            fw={600}
            to="/stores/$storeId/experiences/$experienceId"
            params={{ storeId, experienceId: learned.id }}
            style={{ overflowWrap: 'anywhere' }}
          >
            <bdi>{learned.name}</bdi>
          </TextLink>
          <StatusBadge status={learned.status} />
          {learned.endedAt === null ? null : (
            <Text size="sm" c="dimmed">
              <When at={learned.endedAt} />
            </Text>
          )}
        </Group>
        <StackedTable headings={['Variation', ...figures]} figures={figures}>
          {listGiven(learned).map(({ id, name, visitors, buyers, orders, revenue }) => (
            <tr key={id}>
              <td data-strong>
                <bdi>{name}</bdi>
              </td>
              <td data-label="Visitors" data-figure>
                {visitors.toLocaleString('en')}
              </td>
              <td data-label="Ordered" data-figure>
                {toShare(buyers, visitors)}
              </td>
              <td data-label="Orders" data-figure>
                {orders.toLocaleString('en')}
              </td>
              <td data-label="Revenue" data-figure>
                {revenue.length === 0
                  ? 'None yet'
                  : revenue.map(({ currency, value }) => toMoney(value, currency)).join(', ')}
              </td>
            </tr>
          ))}
        </StackedTable>
        <Text size="sm" c="dimmed">
          {toVerdict(learned)}
        </Text>
      </Stack>
    </Paper>
  );
}
