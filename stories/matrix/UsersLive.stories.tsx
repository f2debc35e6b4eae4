import { usersMatrix } from '@dia/core/matrices'
import { UsersMatrix } from '@dia/react'
import type { Meta } from '@storybook/react-vite'
import type { ComponentProps } from 'react'
import { memoryDnaSource } from '../fixtures/memoryDnaSource.js'
import { matrixStories } from './matrixStories.js'

const meta: Meta = { title: 'Matrix/Live/Users' }

export default meta

const NO_DNA = memoryDnaSource([])

/** Rows in memory have no DNA to be opened to. */
function Users({
  dna = NO_DNA,
  ...props
}: Partial<ComponentProps<typeof UsersMatrix>> & Pick<ComponentProps<typeof UsersMatrix>, 'source'>) {
  return <UsersMatrix {...props} dna={dna} />
}

const users = matrixStories(Users, usersMatrix)
export const Default = users.live
export const Filtered = users.filtered
export const Expanded = users.expanded
export const Empty = users.empty
export const Denied = users.denied
export const Failing = users.failing
export const HundredThousandRows = users.manyRows
