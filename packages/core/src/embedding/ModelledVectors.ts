import { answerOrDiaError, DiaError } from '../errors/index.js'
import type { DomainVectors } from './DomainVectors.js'

/** Vectors with the name of the model that made them; only vectors of one model can be compared. */
export interface ModelledVectors {
  readonly model: string
  readonly vectors: DomainVectors
}

/**
 * Throws DiaError `MODEL_MISMATCH` unless both sides come from the same model.
 * @example
 * import { assertSameModel } from '@dia/core/embedding'
 * assertSameModel({ model: 'dia-hash-1' }, { model: 'dia-hash-1' }) // → undefined
 */
export function assertSameModel(a: { readonly model: string }, b: { readonly model: string }): void {
  answerOrDiaError('assertSameModel', () => {
    const left = modelOf(a)
    const right = modelOf(b)
    if (left === right) return
    throw new DiaError(
      'MODEL_MISMATCH',
      `Vectors of the model "${left}" met vectors of the model "${right}".`,
      'Embed both with the same model; after a change of model, embed entities and priors anew.',
      { details: { left, right } },
    )
  })
}

function modelOf(side: { readonly model: string }): string {
  const model: unknown = (side as { model?: unknown } | null | undefined)?.model
  if (typeof model === 'string' && model !== '') return model.slice(0, 200)
  throw new DiaError(
    'MODEL_UNKNOWN',
    'Vectors came without the name of their model.',
    'Carry the model name with each vector, as ModelledVectors does.',
  )
}
