import { ActionIcon, type ActionIconProps } from '@mantine/core';
import { type ComponentProps, type ComponentType, useState } from 'react';
import { IconDots } from './icons.ts';
import { later } from './later.tsx';

/** One thing that can be done from a menu. */
export type MoreItem = {
  readonly label: string;
  readonly Icon: ComponentType<{ readonly size: number; readonly 'aria-hidden': true }>;
  readonly onChoose: () => void;
  /** Why it cannot be chosen now. */
  readonly forbidden?: string;
  readonly isLoss?: boolean;
  /** Shown where there is no room for a button of its own. */
  readonly onPhonesOnly?: boolean;
};

/** What a menu of three dots offers. */
export type MoreMenuProps = {
  readonly label: string;
  readonly items: readonly MoreItem[];
  readonly variant?: 'subtle' | 'default';
  readonly size?: number;
  readonly loading?: boolean;
};

const OpenedMenu = later(
  async () => (await import('./opened-menu.tsx')).OpenedMenu,
  ({ items: _items, ...button }: MoreMenuProps) => <MoreButton {...button} loading />,
);

/** A menu of three dots. What draws it is loaded after the page: it weighs more than the pages that have one. */
export function MoreMenu(props: MoreMenuProps) {
  const [asked, setAsked] = useState(false);
  if (asked) return <OpenedMenu {...props} />;
  const { items: _items, ...button } = props;
  return <MoreButton {...button} aria-expanded={false} onClick={() => setAsked(true)} />;
}

type ButtonProps = Omit<MoreMenuProps, 'items'> & Omit<ComponentProps<'button'>, keyof ActionIconProps>;

/** The button of such a menu. */
export function MoreButton({ label, variant = 'subtle', size = 36, ...others }: ButtonProps) {
  return (
    <ActionIcon
      variant={variant}
      {...(variant === 'subtle' && { color: 'gray' })}
      size={size}
      aria-label={label}
      aria-haspopup="menu"
      {...others}
    >
      <IconDots size={18} aria-hidden />
    </ActionIcon>
  );
}
