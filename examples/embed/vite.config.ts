import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  // Inside this repository the packages are read from their source; a host leaves this line out.
  resolve: { conditions: ['dia-source', 'module', 'browser', 'development|production'] },
})
