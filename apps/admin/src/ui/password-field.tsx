import { PasswordInput, type PasswordInputProps } from '@mantine/core';

/** Where a password is typed. Whoever hears the page is told too that it is wrong, which Mantine leaves out. */
export function PasswordField(props: PasswordInputProps) {
  return (
    <PasswordInput
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
      {...props}
      aria-invalid={props.error === undefined ? undefined : true}
    />
  );
}
