import { contentsMatrix, findMatrix, memoryMatrixSource } from '@dia/core/matrices'
import { ContentsMatrix, DIAMatrix } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { within } from 'storybook/test'
import { madeRows } from '../fixtures/madeRows.js'

/** Twelve made rows of any of the thirteen, the same on every run: what the pictures are taken of. */
function Fixed({ name }: { name: string }) {
  const [matrix] = useState(() => findMatrix(name))
  const [source] = useState(() => matrix && memoryMatrixSource(madeRows(matrix as never, 12)))
  return matrix && source ? <DIAMatrix matrix={matrix as never} source={source} views={null} /> : null
}

const meta: Meta<typeof Fixed> = { title: 'Matrix/Fixed', component: Fixed, args: { name: 'users' } }

export default meta

const twelveRows = async ({ canvasElement }: { canvasElement: HTMLElement }) => {
  await within(canvasElement).findByText('1–12 of 12')
}

export const Rows: StoryObj<typeof meta> = { play: twelveRows }

const CONTENTS = {
  ...memoryMatrixSource(madeRows(contentsMatrix as never, 12)),
  readBreakdown: async () => [],
}

/** Rows that open, each with the tabs of what it is made up of. */
export const Openable: StoryObj<typeof meta> = {
  render: () => <ContentsMatrix source={CONTENTS as never} views={null} />,
  play: twelveRows,
}
