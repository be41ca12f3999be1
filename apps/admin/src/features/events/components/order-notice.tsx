import type { EventOverview } from '@facet/protocol';
import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '../../../ui/icons.ts';
import { When } from '../../../ui/when.tsx';
import { type OrderStanding, toOrderStanding } from '../order-standing.ts';
import { OrderLine } from './order-line.tsx';

/** Answers the question whether the shop reports its orders, and says what to do where it does not. */
export function OrderNotice({ overview }: { readonly overview: EventOverview }) {
  const standing = toOrderStanding(overview);
  if (standing.state === 'reporting') return <Reporting standing={standing} />;
  const never = standing.state === 'never';
  return (
    <Alert
      color="yellow"
      icon={<IconAlertTriangle aria-hidden />}
      title={never ? 'No order has been reported yet' : 'No order for more than 7 days'}
    >
      <Stack gap="sm">
        <Text size="sm">
          {never ? (
            'Without orders nobody can tell which variation sells more. Put this line on the page that thanks for the order:'
          ) : (
            <>
              The last one was reported <When at={standing.lastSeenAt} />. If the shop has sold something
              since while an experience was running, look whether this line still stands on the page that
              thanks for the order:
            </>
          )}
        </Text>
        <OrderLine />
      </Stack>
    </Alert>
  );
}

function Reporting({
  standing,
}: {
  readonly standing: Extract<OrderStanding, { readonly state: 'reporting' }>;
}) {
  const { lastDay, lastWeek, lastSeenAt, withoutValue, withoutCurrency } = standing;
  return (
    <Alert color="green" icon={<IconCircleCheck aria-hidden />} title="Your shop reports orders">
      <Stack gap={4}>
        <Text size="sm">
          {lastDay.toLocaleString('en')} in the last 24 hours, {lastWeek.toLocaleString('en')} in the last 7
          days; the last one <When at={lastSeenAt} />.
        </Text>
        {withoutValue === 0 ? null : (
          <Text size="sm">
            {withoutValue.toLocaleString('en')} of them without a value: they count as orders and add nothing
            to revenue.
          </Text>
        )}
        {withoutCurrency === 0 ? null : (
          <Text size="sm">
            {withoutCurrency.toLocaleString('en')} of them with a value and without a currency: add the
            currency to the line, so that they can be added to the others.
          </Text>
        )}
      </Stack>
    </Alert>
  );
}
