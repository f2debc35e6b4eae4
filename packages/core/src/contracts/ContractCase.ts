/** One promise of a port, free of any test framework: `it(contractCase.name, contractCase.run)`. */
export interface ContractCase {
  /** A sentence. */
  readonly name: string
  /** Rejects with an Error that says what was expected and what came. */
  run(): Promise<void>
}
