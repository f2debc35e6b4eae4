const MOST = 2000
const labels = new Map<string, string>()

/** Keeps what an id was called when it was picked, so that a chip can say it. */
export function rememberLabel(id: string, label: string): void {
  if (labels.size >= MOST) labels.clear()
  labels.set(id, label)
}

export function knownLabel(id: string): string | undefined {
  return labels.get(id)
}
