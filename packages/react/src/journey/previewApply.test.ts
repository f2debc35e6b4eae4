import { dnaWithout } from '@dia/core/attribution'
import { DNA_DOMAINS } from '@dia/core/domains'
import { dnaStateOf, historyInteractions, initialStateOf, previewInteraction } from '@dia/core/history'
import { readDna } from '@dia/core/mirroring'
import { describe, expect, it } from 'vitest'
import { madeHistory } from '../dna/madeHistory.js'
import { runInSlices } from '../dna/runInSlices.js'
import { type JourneyRow, journeyRows } from './journeyRows.js'
import { previewApply } from './previewApply.js'

const history = madeHistory(300)
const row = journeyRows([], history)[150] as JourneyRow

describe('previewApply', () => {
  it('applies once more as core does', async () => {
    const preview = await runInSlices(previewApply(history, row, 'apply'))
    const entity = history.vectors.get(row.decision?.vectorId ?? '')
    const expected = previewInteraction(history, {
      eventType: row.interaction_type,
      occurredAt: history.readAt,
      entity: entity ?? initialStateOf(history).signal,
    })
    for (const domain of [...DNA_DOMAINS, 'composite'] as const)
      expect(preview?.deltaNorms[domain]).toBeCloseTo(expected.deltaNorms[domain], 9)
    expect(preview?.deltaNorms.composite).toBeGreaterThan(0)
    expect(preview?.alpha?.cultural).toBeCloseTo(expected.alpha.cultural, 12)
  })

  it.each([
    ['without', (id: string | null) => id === row.id],
    ['withoutArtist', (_: string | null, artist: string | null) => artist === row.decision?.artistId],
  ] as const)('%s is the DNA of a replay that leaves out the same', async (mode, isLeftOut) => {
    const preview = await runInSlices(previewApply(history, row, mode))
    const ids = history.items.flatMap(({ id, artistId }) => (isLeftOut(id, artistId) ? [id] : []))
    expect(preview?.leftOut).toEqual(ids)
    const replayed = dnaWithout(initialStateOf(history), historyInteractions(history), ids, history.readAt)
    const dna = readDna(dnaStateOf(history), history.readAt)
    for (const domain of DNA_DOMAINS) {
      replayed[domain].forEach((component, i) => {
        expect(preview?.after[domain][i]).toBeCloseTo(component, 9)
      })
      expect(preview?.before.confidence[domain]).toBeCloseTo(dna.confidence[domain], 9)
    }
  })

  it('has nothing to say of an entity that was never mirrored', async () => {
    const unknown = { ...row, decision: null, entity_id: 'nowhere' }
    expect(await runInSlices(previewApply(history, unknown, 'apply'))).toBeNull()
  })
})
