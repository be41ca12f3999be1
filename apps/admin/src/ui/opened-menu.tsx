import { Menu, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { MoreButton, type MoreMenuProps } from './more-menu.tsx';

/** The menu of three dots, open from its first moment on: it was loaded because somebody asked for it. */
export function OpenedMenu({ items, ...button }: MoreMenuProps) {
  const [opened, setOpened] = useState(false);
  const target = useRef<HTMLButtonElement>(null);
  // Opened after the button has the focus, so that the focus comes back to it.
  useEffect(() => {
    target.current?.focus();
    const frame = requestAnimationFrame(() => setOpened(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Menu position="bottom-end" width={240} opened={opened} onChange={setOpened}>
      <Menu.Target>
        <MoreButton {...button} ref={target} />
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ label, Icon, onChoose, forbidden, isLoss = false, onPhonesOnly = false }) => (
          <Menu.Item
            key={label}
            leftSection={<Icon size={16} aria-hidden />}
            disabled={forbidden !== undefined}
            {...(isLoss && { color: 'red' })}
            {...(onPhonesOnly && { hiddenFrom: 'sm' })}
            onClick={onChoose}
          >
            {label}
            {forbidden === undefined ? null : (
              <Text span display="block" size="xs" c="dimmed">
                {forbidden}
              </Text>
            )}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
