import type { DnaDomain } from '@dia/core/domains'

/** Every word that DIA shows. Numbers and dates arrive formatted. */
export interface DiaMessages {
  readonly matrix: {
    /** Titles and labels of matrices, for translation; `text` is what the definition says. */
    label(text: string, where: { matrix: string; column?: string; filter?: string; option?: string }): string
    readonly search: string
    readonly clearSearch: string
    asOf(relativeTime: string): string
    readonly live: string
    readonly refresh: string
    readonly refreshing: string
    readonly loading: string
    readonly columns: string
    readonly openDetail: string
    readonly closeDetail: string
    detailOf(row: string): string
    readonly sortable: string
    readonly rowsPerPage: string
    readonly previousPage: string
    readonly nextPage: string
    readonly noRows: string
    rangeOf(from: string, to: string, total: string): string
    rangeOfAbout(from: string, to: string, total: string): string
    rangeOfMany(from: string, to: string): string
    rangeCounting(from: string, to: string): string
    readonly countExactly: string
    /** Read out when rows have arrived. */
    announceRows(count: string): string
    readonly noteTitle: string
    noteParts(parts: readonly string[]): string
    readonly dismiss: string
  }
  readonly filters: {
    readonly group: string
    readonly add: string
    readonly clearAll: string
    edit(filter: string): string
    remove(filter: string): string
    chip(filter: string, value: string): string
    readonly notSet: string
    readonly from: string
    /** The last day shown. */
    readonly through: string
    readonly atLeast: string
    readonly below: string
    lastDays(days: string): string
    readonly yes: string
    readonly no: string
    since(value: string): string
    until(value: string): string
    between(from: string, to: string): string
    readonly apply: string
    readonly clear: string
  }
  readonly states: {
    emptyTitle(matrix: string): string
    readonly emptyHint: string
    readonly filteredEmptyTitle: string
    filteredEmptyHint(search: string, filterCount: number): string
    readonly clearFilters: string
    readonly deniedTitle: string
    /** Who may. */
    readonly deniedWho: string
    readonly failedTitle: string
    code(code: string): string
    readonly retry: string
    readonly firstPage: string
    /** Old rows are kept because reading again failed. */
    stale(relativeTime: string): string
  }
  readonly cells: {
    readonly none: string
    readonly yes: string
    readonly no: string
    readonly copy: string
    readonly copied: string
    readonly showJson: string
    readonly hideJson: string
    moreTags(count: string): string
    fields(count: string): string
  }
  readonly dna: {
    readonly loading: string
    readonly userId: string
    readonly mediaId: string
    readonly noMediaId: string
    manyMediaIds(count: string): string
    readonly copyMediaId: string
    readonly basesTitle: string
    readonly bases: Readonly<
      Record<'A' | 'T' | 'G' | 'C', { readonly name: string; readonly content: string }>
    >
    feeds(domains: readonly string[]): string
    readonly emptyBase: string
    readonly settings: string
    readonly title: string
    readonly domains: Readonly<Record<DnaDomain, string>>
    readonly domain: string
    readonly confidence: string
    readonly confidenceHint: string
    readonly maturity: string
    readonly maturityHint: string
    readonly mass: string
    readonly massHint: string
    readonly overall: string
    readonly lastEvent: string
    readonly noEvent: string
    readonly interactions: string
    readonly initialised: string
    readonly model: string
    readonly asChart: string
    readonly asTable: string
    chartSentence(parts: readonly string[], overall: string): string
    domainSentence(domain: string, confidence: string, maturity: string): string
    readonly notInitialisedTitle: string
    readonly notInitialisedWithoutMediaId: string
    notInitialisedHint(filledBases: string): string
    readonly initialise: string
    readonly consentTitle: string
    readonly consentHint: string
    readonly readAt: string
  }
}
