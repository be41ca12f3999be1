import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  base: '/',
  plugins: [react()],
  resolve: { conditions: ['@facet/source', ...defaultClientConditions] },
  build: { outDir: 'dist/web', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 600 },
  server: {
    proxy: { '/api': 'http://localhost:4400', '/klaviyo': 'http://localhost:4400' },
  },
});
