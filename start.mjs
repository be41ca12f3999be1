// Plain JavaScript on purpose: it must run on whatever Node the shell has, to say what is missing in words.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const entries = {
  demo: 'apps/dev/src/main.ts',
  serve: 'apps/server/src/main.ts',
  'password-link': 'apps/server/src/password-link.ts',
};
const [name = 'demo', ...rest] = process.argv.slice(2);
const entry = entries[name];
if (entry === undefined) {
  console.error(
    `There is nothing to start by the name "${name}". Use: npm start, npm run serve, or npm run password-link.`,
  );
  process.exit(2);
}

const root = fileURLToPath(new URL('.', import.meta.url));
const bundled = `${root}node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const ready = major > 22 || (major === 22 && minor >= 19);
const node = ready ? process.execPath : existsSync(bundled) ? bundled : undefined;

if (node === undefined) {
  console.error(
    `Facet needs Node 22.19 or newer; this is ${process.versions.node}, and the Node 24 that comes with the project is not installed.\n` +
      'Run "npm ci" in this folder (its install scripts must be allowed), then try again.',
  );
  process.exit(1);
}
if (!existsSync(`${root}node_modules/fastify`)) {
  console.error('The dependencies are not installed. Run "npm ci" in this folder, then try again.');
  process.exit(1);
}

const flags = ['--conditions=@facet/source', '--disable-warning=ExperimentalWarning'];
const run = (file, args) =>
  spawn(node, [...flags, `${root}${file}`, ...args], { cwd: root, stdio: 'inherit' });

const begin = () => {
  const child = run(entry, rest);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (exitCode, signal) => process.exit(exitCode ?? (signal === null ? 1 : 0)));
};

if (name === 'password-link') begin();
else {
  // The files that browsers load are built from source whenever the source has changed.
  const build = run('apps/dev/src/build.ts', []);
  build.on('exit', (code) => (code === 0 ? begin() : process.exit(code ?? 1)));
}
