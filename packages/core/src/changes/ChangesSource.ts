/** Where a view learns that a relation may have changed, to read it again; never what changed. */
export interface ChangesSource {
  /**
   * Calls `onChange` after the relation may have changed; answers how to stop. However many listen to one relation,
   * the source asks once.
   */
  listen(relation: string, onChange: () => void): () => void
}
