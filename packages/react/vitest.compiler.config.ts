import { fileURLToPath } from 'node:url'
import { transformAsync } from '@babel/core'
import { defineConfig, type Plugin } from 'vitest/config'

const OWN = fileURLToPath(new URL('./src/', import.meta.url))

/** Compiles the components as a host with the React Compiler might, and fails where that would break a rule of React. */
const reactCompiler: Plugin = {
  name: 'dia-react-compiler',
  enforce: 'pre',
  async transform(code, id) {
    const [path = id] = id.split('?')
    if (!path.startsWith(OWN) || !/\.tsx?$/.test(path) || /\.test\./.test(path)) return null
    const compiled = await transformAsync(code, {
      filename: path,
      babelrc: false,
      configFile: false,
      sourceMaps: true,
      presets: [['@babel/preset-typescript', { onlyRemoveTypeImports: true }]],
      parserOpts: { plugins: ['jsx', 'typescript'] },
      plugins: [['babel-plugin-react-compiler', { target: '19', panicThreshold: 'none' }]],
    })
    return compiled?.code ? { code: compiled.code, map: JSON.stringify(compiled.map) } : null
  },
}

/** The components' tests again, with the React Compiler on. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [reactCompiler],
  resolve: { conditions: ['dia-source', 'module', 'import', 'default'] },
  ssr: { resolve: { conditions: ['dia-source', 'module', 'node', 'import', 'default'] } },
  test: {
    name: 'react-compiler',
    include: ['src/**/*.test.ts'],
    environment: 'node',
    env: { DIA_REACT_COMPILER: '1' },
  },
})
