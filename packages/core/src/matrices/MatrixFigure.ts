/** One figure over a whole matrix. */
export interface MatrixFigure {
  readonly name: string
  readonly label: string
  /** money is cents as text, in `currency` or USD. */
  readonly kind: 'number' | 'percent' | 'money' | 'time' | 'duration'
  readonly currency?: string
  /** time: the zone in which it is read, IANA. Default: the reader's. */
  readonly timeZone?: string
  readonly description?: string
}

/** The figures' values; numbers, or text for money and times; null where it is not known. */
export interface MatrixFigures {
  readonly values: Readonly<Record<string, number | string | null>>
  /** When they were computed, ISO 8601; null where they are live. */
  readonly asOf: string | null
}
