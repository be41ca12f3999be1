import { EntryFrame } from './entry-frame.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** What signed-out people see, whatever address they came for; they stay there once signed in. */
export function SignInPage() {
  return (
    <EntryFrame title="Sign in" lead="Welcome back.">
      <SignInForm />
    </EntryFrame>
  );
}
