import { DiaError } from '../errors/index.js'
import type { Moment } from '../time/index.js'
import type { EntityMetadata } from './EntityMetadata.js'

/** Reads an entity's fields from data nobody checked: missing is empty, a wrong type is a DiaError `INVALID_ENTITY_METADATA`. */
export class EntityFields {
  readonly type: string
  readonly id: string
  readonly #entity: Readonly<Record<string, unknown>>

  constructor(entity: EntityMetadata) {
    if (typeof entity !== 'object' || entity === null) throw invalidField('the entity')
    this.#entity = { ...entity }
    this.type = this.text('entityType')
    this.id = this.text('entityId')
    if (this.type === '') throw invalidField('entityType')
    if (this.id === '') throw invalidField('entityId')
  }

  text(field: keyof EntityMetadata): string {
    const value = this.#entity[field] ?? ''
    if (typeof value !== 'string') throw invalidField(field)
    return value.slice(0, 256)
  }

  texts(field: keyof EntityMetadata): readonly string[] {
    const value = this.#entity[field] ?? []
    const list: unknown = typeof value === 'string' ? [value] : value
    if (!Array.isArray(list)) throw invalidField(field)
    const known = list.slice(0, 256).filter((item) => item !== null && item !== undefined)
    if (!known.every((item) => typeof item === 'string')) throw invalidField(field)
    return known
  }

  withNumber(field: keyof EntityMetadata, use: (value: number) => void): void {
    const value = this.#entity[field]
    if (value === null || value === undefined) return
    const number = typeof value === 'bigint' ? Number(value) : value
    if (typeof number !== 'number' || !Number.isFinite(number)) throw invalidField(field)
    use(number)
  }

  instant(field: keyof EntityMetadata): Moment | null {
    const value = this.#entity[field] ?? null
    if (value === null || typeof value === 'string' || value instanceof Date) return value
    throw invalidField(field)
  }
}

function invalidField(field: string): DiaError {
  return new DiaError(
    'INVALID_ENTITY_METADATA',
    `An entity cannot be embedded: ${field} is missing or of the wrong type.`,
    'Leave out what is not known; text is text, numbers are finite, entityType and entityId are there.',
    { details: { field } },
  )
}
