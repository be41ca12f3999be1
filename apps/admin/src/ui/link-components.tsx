import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps, Ref } from 'react';

type AnchorElementProps = Omit<AnchorProps, 'href'> &
  Omit<ComponentProps<'a'>, keyof AnchorProps> & { readonly ref?: Ref<HTMLAnchorElement> };
type ButtonElementProps = Omit<ButtonProps, 'href'> &
  Omit<ComponentProps<'a'>, keyof ButtonProps> & { readonly ref?: Ref<HTMLAnchorElement> };

/** A link in text to another page of the admin. */
export const TextLink = createLink((props: AnchorElementProps) => <Anchor {...props} />);

/** A link to another page of the admin that looks like a button. */
export const ButtonLink = createLink((props: ButtonElementProps) => <Button component="a" {...props} />);
