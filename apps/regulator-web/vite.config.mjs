import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `vite` (development, with changes shown at once) finds the API; built, the API serves the pages itself. */
const API = process.env.REGULATOR_URL ?? 'http://127.0.0.1:3002';

export default defineConfig({
  base: '/portal/',
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    // Beside the compiled tests in dist; no source maps: pages are readable source in the repository.
    sourcemap: false,
    // The content security policy allows no data: URLs but for images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  server: { proxy: { '^/(?!portal/)': { target: API } } },
});
