import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const outDir = 'dist/web';

export default defineConfig({
  base: '/',
  plugins: [react(), precompress()],
  resolve: { conditions: ['@facet/source', ...defaultClientConditions] },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    // The first ones that know light-dark(): for older ones it would be rewritten into something that needs more CSS.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 600,
    reportCompressedSize: false,
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          // Each weighs less than the request for it.
          groups: [{ name: 'icons', test: /@tabler/ }],
        },
      },
    },
  },
  server: {
    proxy: { '/api': 'http://localhost:4400', '/integrations/klaviyo': 'http://localhost:4400' },
  },
});

/** Lays .br and .gz beside scripts and styles, so that serving them compressed costs the server nothing. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async closeBundle() {
      const assets = join(import.meta.dirname, outDir, 'assets');
      for (const name of await readdir(assets)) {
        if (!/\.(js|css)$/.test(name)) continue;
        const content = await readFile(join(assets, name));
        await writeFile(join(assets, `${name}.br`), brotliCompressSync(content));
        await writeFile(join(assets, `${name}.gz`), gzipSync(content));
      }
    },
  };
}
