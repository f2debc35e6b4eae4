/** No data, the demo, or a demo of that many interactions. */
export type BackendSeed = 'none' | 'demo' | number
