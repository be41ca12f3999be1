import { Code, Stack, Text } from '@mantine/core';
import { CopyField } from '../../../ui/copy-field.tsx';

/** By the queue, so that it harms nothing where the script has not come. */
const line =
  "(window.facet = window.facet || []).push(['track', 'order', {order: '1001', value: 84.5, currency: 'EUR', items: 3}])";

/** The line by which a page reports an order. */
export function OrderLine() {
  return (
    <Stack gap="xs">
      <CopyField value={line} label="the line that reports an order" />
      <Text size="sm">
        Put in the order&apos;s own number, what it cost, and how many pieces. With its number an order counts
        once, also where the page is loaded again. Report other things by names of your own, such as{' '}
        <Code>newsletter</Code>, in the place of <Code>order</Code>. Never send a name, an e-mail address or a
        phone number: Facet keeps none.
      </Text>
    </Stack>
  );
}
