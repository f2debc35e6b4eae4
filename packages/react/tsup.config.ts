import { copyFile, mkdir } from 'node:fs/promises'
import { defineConfig } from 'tsup'

export default defineConfig({
  entry: { index: 'src/index.ts' },
  format: ['esm', 'cjs'],
  target: 'es2022',
  dts: { compilerOptions: { ignoreDeprecations: '6.0', customConditions: [] } },
  clean: true,
  // Tree-shaking would drop the entry's 'use client'.
  treeshake: false,
  async onSuccess() {
    await mkdir('dist', { recursive: true })
    await copyFile('src/theme/styles.css', 'dist/styles.css')
  },
})
