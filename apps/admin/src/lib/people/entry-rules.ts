/** The shortest password that the server takes. */
const shortestPassword = 10;

/** What is asked of a password, beside its field. */
export const passwordRule = `At least ${shortestPassword} characters.`;

/** What is wrong with an e-mail address; the server looks more closely. */
export function findEmailProblem(email: string): string | undefined {
  if (email.trim() === '') return 'Type an e-mail address.';
  return /^[^\s@]+@[^\s@]+$/.test(email.trim())
    ? undefined
    : 'This is not a whole e-mail address, such as name@shop.example.';
}

/** What is wrong with a password that is to be set. */
export function findNewPasswordProblem(password: string): string | undefined {
  const missing = shortestPassword - password.length;
  if (missing <= 0) return undefined;
  return password === ''
    ? 'Think of a password.'
    : `This is too short by ${missing === 1 ? 'one character' : `${missing} characters`}.`;
}

/** What is missing where anything would do. */
export function findMissing(text: string, ask: string): string | undefined {
  return text.trim() === '' ? ask : undefined;
}
