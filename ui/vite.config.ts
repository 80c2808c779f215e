import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

/** Where `cargo run -p devhost` listens, for `npm run dev` in a browser. Unused by the shipped app. */
const devhost = process.env['TACTUS_DEVHOST'] ?? 'http://127.0.0.1:4100';

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  clearScreen: false,
  server: {
    port: 5173,
    strictPort: true,
    fs: { allow: ['..'] },
    proxy: { '/rpc': devhost, '/events': devhost },
  },
  build: { target: ['safari16.4', 'chrome111'], assetsInlineLimit: 0 },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    restoreMocks: true,
  },
});
