import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'

const here = decodeURIComponent(new URL('.', import.meta.url).pathname)

export default defineConfig({
  root: here,
  base: '/kiosk-ui/',
  plugins: [react()],
  build: {
    outDir: '../dist/kiosk-ui',
    emptyOutDir: true,
    // The server's content policy allows no data: URLs and no inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { triage: `${here}triage/index.html`, counter: `${here}counter/index.html` },
    },
  },
})
