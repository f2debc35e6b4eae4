/** The API layer reads `process.env` while its modules load; this one must be imported before them. */
const scope: { process?: unknown } = globalThis
scope.process ??= { env: {} }

export {}
