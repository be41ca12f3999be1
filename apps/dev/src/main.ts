import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { greet } from './greeting.ts';
import { PortRangeError, PortTakenError, portsFrom } from './ports.ts';
import { createWorld } from './world.ts';

const dataDir = fileURLToPath(new URL('../../../.facet/demo/', import.meta.url));
const usage = 'Use: npm start [-- --fresh] [-- --port 4400]';
const stopLimitMs = 10_000;

try {
  const { values } = parseArgs({
    args: process.argv.slice(2).filter((argument) => argument !== '--'),
    options: { fresh: { type: 'boolean', default: false }, port: { type: 'string', default: '4400' } },
  });
  const ports = portsFrom(values.port);
  const world = await createWorld({ ports, dataDir, fresh: values.fresh, say: console.log });
  console.log(greet(world, process.uptime()));
  stopOnSignal(world);
} catch (error) {
  console.error(`\n${explain(error)}\n`);
  process.exit(1);
}

function stopOnSignal(world: AsyncDisposable): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    // The terminal and the boot file may both pass on the same Ctrl-C.
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopLimitMs).unref();
    console.log('\nStopping …');
    await world[Symbol.asyncDispose]();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
}

function explain(error: unknown): string {
  if (error instanceof PortTakenError) {
    return (
      `${error.message} The demo needs three ports in a row.\n` +
      'Perhaps it is running already in another terminal? Stop that one, or take others: npm start -- --port 4500'
    );
  }
  if (!(error instanceof Error)) return String(error);
  if (
    error instanceof PortRangeError ||
    ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  ) {
    return `${error.message}\n${usage}`;
  }
  return error.stack ?? error.message;
}
