/** A row of ten columns: six of text, four of numbers. */
export interface BenchRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly city: string
  readonly role: string
  readonly note: string
  readonly listens: number
  readonly votes: number
  readonly cents: number
  readonly score: number
  readonly search_text: string
}

export const COLUMNS = [
  'id',
  'name',
  'email',
  'city',
  'role',
  'note',
  'listens',
  'votes',
  'cents',
  'score',
] as const satisfies readonly (keyof BenchRow)[]

export const NUMBERS: ReadonlySet<string> = new Set(['listens', 'votes', 'cents', 'score'])

/** Px that a row is high and a column is wide, in every grid. */
export const ROW_HEIGHT = 32
export const COLUMN_WIDTH = 130

const FIRST = ['Ada', 'Bo', 'Cleo', 'Dario', 'Esi', 'Femi', 'Gül', 'Hana', 'Ines', 'Jun', 'Kofi', 'Lena']
const LAST = ['Okafor', 'Lindgren', 'Marchetti', 'Nakamura', 'Silva', 'Haddad', 'Novak', 'Brandt', 'Moreau']
const CITIES = ['Porto', 'Lagos', 'Oslo', 'Kyoto', 'Lima', 'Tunis', 'Gent', 'Riga']
const ROLES = ['fan', 'artist', 'brand', 'developer', 'admin']

/** The same rows on every run, in no order but that of their ids. */
export function benchRows(count: number): BenchRow[] {
  let seed = 20250930
  const next = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed % below
  }
  return Array.from({ length: count }, (_, index) => {
    const first = FIRST[next(FIRST.length)] ?? ''
    const last = LAST[next(LAST.length)] ?? ''
    const name = `${first} ${last} ${next(100_000)}`
    const email = `${first}.${last}.${index}@example.com`.toLowerCase()
    const city = CITIES[next(CITIES.length)] ?? ''
    return {
      id: `u${String(index).padStart(6, '0')}`,
      name,
      email,
      city,
      role: ROLES[next(ROLES.length)] ?? '',
      note: `note ${next(1_000_000)}`,
      listens: next(100_000),
      votes: next(1000),
      cents: next(10_000_000) - 1_000_000,
      score: next(1_000_000) / 1000,
      search_text: `${name} ${email} ${city}`.toLowerCase(),
    }
  })
}
