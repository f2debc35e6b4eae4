/** Figures of a worker in the text format of Prometheus. */
export interface WorkerMetrics {
  count(name: string, by: number, labels?: Readonly<Record<string, string>>): void
  set(name: string, value: number, labels?: Readonly<Record<string, string>>): void
  /** Seconds of one batch. */
  batch(seconds: number): void
  render(): string
}

const HELP: Readonly<Record<string, readonly [type: 'counter' | 'gauge', help: string]>> = {
  dia_worker_entries_total: ['counter', 'Entries worked, by outcome.'],
  dia_worker_errors_total: ['counter', 'Failures of the log as a whole, by code.'],
  dia_worker_chores_total: ['counter', 'Chores done, by chore and outcome.'],
  dia_worker_idle: ['gauge', '1 while nothing is to be done.'],
  dia_passport_open: ['gauge', 'Entries open, by system; counted up to 100000.'],
  dia_passport_dead: ['gauge', 'Dead letters, by system.'],
  dia_passport_lag_seconds: ['gauge', 'How long the entry that is free for longest has waited.'],
  dia_passport_scores_lag_seconds: ['gauge', 'How long scores wait to be written out.'],
}
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createWorkerMetrics(): WorkerMetrics {
  const series = new Map<string, Map<string, number>>()
  const buckets = BUCKETS.map(() => 0)
  let batches = 0
  let seconds = 0

  const of = (name: string) => {
    const known = series.get(name) ?? new Map<string, number>()
    series.set(name, known)
    return known
  }
  return {
    count(name, by, labels) {
      const key = labelText(labels)
      of(name).set(key, (of(name).get(key) ?? 0) + by)
    },
    set(name, value, labels) {
      of(name).set(labelText(labels), value)
    },
    batch(took) {
      batches += 1
      seconds += took
      BUCKETS.forEach((limit, index) => {
        if (took <= limit) buckets[index] = (buckets[index] ?? 0) + 1
      })
    },
    render() {
      const lines = [...series].flatMap(([name, values]) => {
        const [type, help] = HELP[name] ?? ['gauge', name]
        return [
          `# HELP ${name} ${help}`,
          `# TYPE ${name} ${type}`,
          ...[...values].map(([labels, value]) => `${name}${labels} ${value}`),
        ]
      })
      const name = 'dia_worker_batch_seconds'
      return `${[
        ...lines,
        `# HELP ${name} How long a batch took, from claim to commit.`,
        `# TYPE ${name} histogram`,
        ...BUCKETS.map((limit, index) => `${name}_bucket{le="${limit}"} ${buckets[index]}`),
        `${name}_bucket{le="+Inf"} ${batches}`,
        `${name}_sum ${seconds}`,
        `${name}_count ${batches}`,
      ].join('\n')}\n`
    },
  }
}

function labelText(labels: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replace(/[\\"\n]/g, (c) => (c === '\n' ? '\\n' : `\\${c}`))}"`,
  )
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}
