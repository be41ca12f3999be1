import type { Change } from '@facet/engine';
import { Anchor, Autocomplete, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useStore } from '../../../../../lib/stores/use-store.ts';
import { TextLink } from '../../../../../ui/link-components.tsx';
import { otherExperiencesQuery } from '../../../api/get-other-experiences.ts';

type Discount = Extract<Change, { readonly kind: 'discount' }>;
type Props = { readonly change: Discount; readonly onChange: (change: Discount) => void };

/** A discount code, how this store applies it, and a try of it. */
export function DiscountFields({ change, onChange }: Props) {
  const { id: storeId } = useStore();
  const { experienceId = '' } = useParams({ strict: false });
  const { data } = useQuery(otherExperiencesQuery(storeId, experienceId));
  const used = data?.codes ?? [];
  const users = used.find(({ code }) => code === change.code)?.experiences ?? [];
  return (
    <>
      <Autocomplete
        label="Discount code"
        description="As it is called in your store. It is applied to the visitor's cart. Codes of your other experiences are offered."
        placeholder="VIP15"
        spellCheck={false}
        maxLength={100}
        data={used.map(({ code }) => code)}
        value={change.code}
        onChange={(code) => onChange({ ...change, code: code.trim() })}
      />
      {users.length === 0 ? null : (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          Also used by <bdi>{users.map(({ name }) => `“${name}”`).join(', ')}</bdi>.
        </Text>
      )}
      <Application code={change.code} />
    </>
  );
}

/** How the store's pages apply a code. */
function Application({ code }: { readonly code: string }) {
  const { id: storeId, settings } = useStore();
  const [origin] = settings.origins;
  const settingsLink = (
    <TextLink inherit underline="always" to="/stores/$storeId/settings" params={{ storeId }}>
      Settings
    </TextLink>
  );
  if (settings.discounts !== 'shopify') {
    return (
      <Text size="sm" c="dimmed">
        Facet tells your theme the code by the event “discount”, and the theme applies it. Ask whoever built
        the theme to try it; on Shopify, {settingsLink} let Facet apply codes itself.
      </Text>
    );
  }
  const path = `/discount/${encodeURIComponent(code)}`;
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        Facet asks Shopify for {code === '' ? '/discount/ and the code' : path} while the page is shown. Facet
        cannot see your codes: one that the shop does not know, or that is over, takes nothing off.
      </Text>
      {origin === undefined || code === '' ? null : (
        <Text size="sm">
          <Anchor inherit underline="always" href={`${origin}${path}`} target="_blank" rel="noreferrer">
            Try the code in your shop
          </Anchor>
          : put something into the cart there and see whether the price goes down.
        </Text>
      )}
    </Stack>
  );
}
