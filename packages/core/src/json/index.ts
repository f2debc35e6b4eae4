export { copyJson } from './copyJson.js'
export { isStorableJson, isStorableText } from './isStorable.js'
export type { Json, JsonObject } from './Json.js'
export { jsonbBytes } from './jsonbBytes.js'
