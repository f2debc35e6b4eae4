/** Stands for packages of the API layer that a page on PGlite never reaches: another engine, a schema differ. */
export default {}
