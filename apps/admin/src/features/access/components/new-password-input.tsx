import { passwordRule } from '../../../lib/people/entry-rules.ts';
import { PasswordField } from '../../../ui/password-field.tsx';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
};

/** Where a new password is chosen. */
export function NewPasswordInput({ label, value, onChange, error }: Props) {
  return (
    <PasswordField
      label={label}
      description={passwordRule}
      autoComplete="new-password"
      required
      maxLength={200}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
    />
  );
}
