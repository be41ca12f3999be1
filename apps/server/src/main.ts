import { readConfig } from './config/env.ts';
import { OperatorError } from './errors.ts';
import { complain, say } from './log.ts';
import { createServer } from './server.ts';

/** How long requests under way may take to finish when the process is asked to stop. */
const stopWithinMs = 10_000;

try {
  await using server = await createServer(readConfig());
  const needsOwner = await server.context.access.needsOwner();
  say(
    needsOwner
      ? `Facet is at ${server.url}  ·  set-up code for the first sign-in: ${server.context.secrets.setupCode}`
      : `Facet is at ${server.url}`,
  );
  const signal = new Promise<string>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, resolve);
  });
  const ended = await Promise.race([signal, server.context.database.lost]);
  if (ended instanceof Error) {
    process.exitCode = 1;
    complain(`The embedded database has died (${ended.message}). Facet stops: start it again.`);
  } else say(`Stopping (${ended}).`);
  setTimeout(() => {
    complain('Facet did not stop in time and is cut off.');
    process.exit(1);
  }, stopWithinMs).unref();
} catch (error) {
  process.exitCode = 1;
  if (error instanceof OperatorError) complain(error.message);
  else complain(error instanceof Error ? (error.stack ?? error.message) : 'Facet could not start.');
}
