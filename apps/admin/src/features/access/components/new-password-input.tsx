import { PasswordInput } from '@mantine/core';
import { passwordRule, shortestPassword } from '../password-rules.ts';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
};

/** Where a new password is chosen. */
export function NewPasswordInput({ label, value, onChange, error }: Props) {
  return (
    <PasswordInput
      label={label}
      description={passwordRule}
      autoComplete="new-password"
      required
      minLength={shortestPassword}
      maxLength={200}
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
    />
  );
}
