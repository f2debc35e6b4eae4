/** The root of the repository; the embedded backend is private and always runs inside it. */
export const REPOSITORY = new URL('../../../../', import.meta.url)

/** Where snapshots and other things that can be made again are kept. */
export const CACHE_FOLDER = new URL('node_modules/.cache/dia/', REPOSITORY)
