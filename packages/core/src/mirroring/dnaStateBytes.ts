import { DNA_DOMAINS, type PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { answerOrDiaError, DiaError } from '../errors/index.js'
import { checkDimensions } from './checkSettings.js'
import type { DnaState } from './DnaState.js'
import { copyDnaState } from './dnaStateJson.js'

/**
 * Little-endian: 'DNA', the layout's version, flags (u32), dimensions (u32), 17 float64 of options, times,
 * count and masses, then the signals and the priors there are, as float64 or float32.
 */
const MAGIC = 0x00414e44
const LAYOUT = 1
const HEAD_BYTES = 12
const NUMBERS = 17
const HAS_NEWEST = 1 << 4
const HAS_AS_OF = 1 << 5
const FLOAT32 = 1 << 6

/**
 * A state in bytes: 12 kB without a prior at 4 × 384, 6 kB as float32. float64 comes back bit for bit,
 * float32 to 6e-8 of each component.
 * @example
 * import { createDnaState, dnaStateToBytes } from '@dia/core/mirroring'
 * dnaStateToBytes(createDnaState({ dimensions: 2 })).length // → 212
 */
export function dnaStateToBytes(
  state: DnaState,
  options: { readonly precision?: 'float64' | 'float32' } = {},
): Uint8Array {
  return answerOrDiaError('dnaStateToBytes', () => {
    const checked = copyDnaState(state)
    const float32 = options.precision === 'float32'
    const vectors = vectorsOf(checked)
    const head = HEAD_BYTES + NUMBERS * 8
    const view = new DataView(new ArrayBuffer(head + vectors.length * checked.dimensions * (float32 ? 4 : 8)))
    view.setUint32(0, MAGIC | (LAYOUT << 24), true)
    view.setUint32(4, flagsOf(checked) | (float32 ? FLOAT32 : 0), true)
    view.setUint32(8, checked.dimensions, true)
    numbersOf(checked).forEach((value, i) => {
      view.setFloat64(HEAD_BYTES + i * 8, value, true)
    })
    let at = head
    for (const vector of vectors)
      for (const component of vector) {
        if (float32) view.setFloat32(at, component, true)
        else view.setFloat64(at, component, true)
        at += float32 ? 4 : 8
      }
    return new Uint8Array(view.buffer)
  })
}

/**
 * A state from its bytes. Other bytes, cut or of another version, are a DiaError `INVALID_STATE`.
 * @example
 * import { createDnaState, dnaStateFromBytes, dnaStateToBytes } from '@dia/core/mirroring'
 * dnaStateFromBytes(dnaStateToBytes(createDnaState())).eventCount // → 0
 */
export function dnaStateFromBytes(bytes: Uint8Array): DnaState {
  return answerOrDiaError('dnaStateFromBytes', () => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const head = HEAD_BYTES + NUMBERS * 8
    if (view.byteLength < head || view.getUint32(0, true) !== (MAGIC | (LAYOUT << 24))) throw notBytes()
    const flags = view.getUint32(4, true)
    const dimensions = view.getUint32(8, true)
    checkDimensions(dimensions)
    const width = flags & FLOAT32 ? 4 : 8
    const priors = DNA_DOMAINS.filter((_, d) => flags & (1 << d)).length
    if (view.byteLength !== head + (4 + priors) * dimensions * width) throw notBytes()
    let at = HEAD_BYTES
    const number = () => {
      at += 8
      return view.getFloat64(at - 8, true)
    }
    const numbers = (): PerDomain<number> => perDomain(number)
    const vector = () =>
      Array.from({ length: dimensions }, () => {
        at += width
        return width === 4 ? view.getFloat32(at - 4, true) : view.getFloat64(at - 8, true)
      })
    const options = { halfLifeDays: numbers(), priorMass: number(), kappa: number() }
    const [newest, asOf, eventCount] = [number(), number(), number()] as const
    return copyDnaState({
      version: 1,
      dimensions,
      options,
      mass: numbers(),
      lifetimeMass: numbers(),
      newestEventAt: flags & HAS_NEWEST ? newest : null,
      asOf: flags & HAS_AS_OF ? asOf : null,
      eventCount,
      signal: perDomain(vector),
      prior: perDomain((domain) => (flags & (1 << DNA_DOMAINS.indexOf(domain)) ? vector() : null)),
    })
  })
}

function flagsOf(state: DnaState): number {
  let flags = (state.newestEventAt === null ? 0 : HAS_NEWEST) | (state.asOf === null ? 0 : HAS_AS_OF)
  DNA_DOMAINS.forEach((domain, d) => {
    if (state.prior[domain] !== null) flags |= 1 << d
  })
  return flags
}

function numbersOf({ options, newestEventAt, asOf, eventCount, mass, lifetimeMass }: DnaState): number[] {
  const four = (values: Readonly<PerDomain<number>>) => DNA_DOMAINS.map((domain) => values[domain])
  return [
    ...four(options.halfLifeDays),
    options.priorMass,
    options.kappa,
    newestEventAt ?? 0,
    asOf ?? 0,
    eventCount,
    ...four(mass),
    ...four(lifetimeMass),
  ]
}

function vectorsOf(state: DnaState): (readonly number[])[] {
  const priors = DNA_DOMAINS.map((domain) => state.prior[domain])
  return [...DNA_DOMAINS.map((domain) => state.signal[domain]), ...priors.filter((prior) => prior !== null)]
}

function notBytes(): DiaError {
  return new DiaError(
    'INVALID_STATE',
    'These are not the bytes of a DNA state that this version reads.',
    'Pass what dnaStateToBytes answered, whole.',
  )
}
