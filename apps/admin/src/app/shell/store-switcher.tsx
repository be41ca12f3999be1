import type { Store } from '@facet/protocol';
import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMayOwn } from '../../lib/session/get-session.ts';

const another = '+';

type Props = { readonly stores: readonly Store[]; readonly storeId: string };

/** Which store is looked at; the address says the same. */
export function StoreSwitcher({ stores, storeId }: Props) {
  const navigate = useNavigate();
  const mayOwn = useMayOwn();
  const data = [
    ...stores.map((store) => ({ value: store.id, label: store.name })),
    ...(mayOwn ? [{ value: another, label: 'Add a store …' }] : []),
  ];
  return (
    <NativeSelect
      aria-label="Store"
      size="sm"
      miw={0}
      maw={220}
      styles={{ input: { textOverflow: 'ellipsis' } }}
      title={stores.find(({ id }) => id === storeId)?.name}
      data={data}
      value={storeId}
      onChange={({ currentTarget: { value: next } }) => {
        if (next === another) void navigate({ to: '/new-store' });
        else void navigate({ to: '/stores/$storeId/home', params: { storeId: next } });
      }}
    />
  );
}
