/** Changes whenever a number of the default catalogue does. */
export const CATALOGUE_VERSION = '2025-11-09'
