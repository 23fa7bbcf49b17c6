import { defineConfig } from 'vite'

// Fixed names by content, nothing inlined, no source maps: the files are embedded in the program.
export default defineConfig({
  base: '/',
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1400, sourcemap: false, modulePreload: { polyfill: false } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { proxy: Object.fromEntries(['/v1', '/tiles', '/styles', '/collections', '/layers', '/healthz', '/reference'].map((p) => [p, 'http://localhost:8080'])) },
})
