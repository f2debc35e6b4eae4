import type { Random } from '../random/index.js'

const FIRST = [
  'Alba',
  'Bram',
  'Cleo',
  'Dario',
  'Edda',
  'Farid',
  'Greta',
  'Hugo',
  'Imani',
  'Jonah',
  'Kaia',
  'Lior',
  'Mira',
  'Nilo',
  'Odette',
  'Pavel',
  'Rhea',
  'Soren',
  'Tove',
  'Uma',
  'Viggo',
  'Wren',
  'Yara',
  'Zeno',
] as const

const LAST = [
  'Ashgrove',
  'Bellweather',
  'Coppersmith',
  'Dunmarsh',
  'Emberlin',
  'Fallowmere',
  'Glasswing',
  'Harrowfen',
  'Inkwell',
  'Juniperson',
  'Kestrelton',
  'Larkmoor',
  'Mothwood',
  'Nettlebrook',
  'Oakhollow',
  'Pebblestone',
  'Quillfeather',
  'Rookhaven',
  'Saltmarsh',
  'Thistledown',
  'Underhay',
  'Vanterpool',
  'Willowby',
  'Yarrowgate',
] as const

const ADJECTIVES = [
  'Amber',
  'Broken',
  'Cobalt',
  'Distant',
  'Electric',
  'Feral',
  'Golden',
  'Hollow',
  'Inner',
  'Jagged',
  'Lunar',
  'Midnight',
  'Neon',
  'Open',
  'Paper',
  'Quiet',
  'Restless',
  'Silver',
  'Tidal',
  'Velvet',
  'Wandering',
  'Yellow',
] as const

const NOUNS = [
  'Antlers',
  'Balcony',
  'Cassette',
  'Delta',
  'Echo',
  'Foxes',
  'Garden',
  'Harbour',
  'Islands',
  'Lantern',
  'Mirage',
  'Nocturne',
  'Orchard',
  'Parade',
  'Quarry',
  'Rivers',
  'Signal',
  'Tramway',
  'Umbrella',
  'Voltage',
  'Windows',
  'Zenith',
] as const

/** An invented person; the index keeps e-mail addresses apart. */
export function personName(random: Random, index: number): { displayName: string; email: string } {
  const first = random.pick(FIRST)
  const last = random.pick(LAST)
  return { displayName: `${first} ${last}`, email: `${first}.${last}.${index}@example.com`.toLowerCase() }
}

/** An invented band, song or festival. */
export function inventedTitle(random: Random): string {
  return `${random.pick(ADJECTIVES)} ${random.pick(NOUNS)}`
}
