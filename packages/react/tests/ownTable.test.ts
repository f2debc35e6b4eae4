import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'

const ROOT = new URL('../../../', import.meta.url)

it("a host's own table is a matrix in 20 lines, which are those of the guide", async () => {
  const [example, guide] = await Promise.all(
    ['examples/embed/Tickets.tsx', 'docs/own-table.md'].map((file) => readFile(new URL(file, ROOT), 'utf8')),
  )
  const lines = example?.split('\n').filter((line) => line.trim() !== '') ?? []
  expect(lines.length).toBeGreaterThan(5)
  expect(lines.length).toBeLessThanOrEqual(20)
  expect(guide).toContain(`\`\`\`tsx\n${example}\`\`\``)
})
