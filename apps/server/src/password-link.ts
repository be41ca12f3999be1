import { readConfig } from './config/env.ts';
import { createContext } from './create-context.ts';
import { DirectoryInUseError } from './db/embedded/directory-lock.ts';
import { Failure, OperatorError } from './errors.ts';
import { complain, say } from './log.ts';

const usage = 'Say whose password is to be set anew: npm run password-link -- you@example.com';

/** The way back in for an owner whom no other owner can help: whoever runs the server may make the link as well. */
try {
  const [email = '', ...more] = process.argv.slice(2);
  if (!email.includes('@') || more.length > 0) throw new OperatorError(usage);
  const config = readConfig();
  const url = config.publicUrl ?? `http://localhost:${config.port}`;
  await using context = await createContext(config, {}, () => url);
  const link = await context.members.createPasswordLinkFor(email.trim());
  say(`With this link ${email.trim()} sets a new password, once, until ${link.expiresAt}:`);
  say(link.url);
  say('Facet has to be running when it is opened.');
} catch (error) {
  process.exitCode = 1;
  if (error instanceof DirectoryInUseError) {
    complain(
      'Facet is running on this data folder, which takes one process at a time: stop it, make the link, start it again.',
    );
  } else if (error instanceof OperatorError || error instanceof Failure) complain(error.message);
  else complain(error instanceof Error ? (error.stack ?? error.message) : 'The link could not be made.');
}
