import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'

const here = decodeURIComponent(new URL('.', import.meta.url).pathname)

export default defineConfig({
  root: here,
  base: '/display-ui/',
  plugins: [react()],
  build: {
    outDir: '../dist/display-ui',
    emptyOutDir: true,
    // The server's content policy allows no data: URLs and no inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { board: `${here}board/index.html`, phone: `${here}phone/index.html` },
    },
  },
})
