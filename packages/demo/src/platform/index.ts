export { authUserRecord, mediaIdRecords, profileRecord } from './accountRecords.js'
export { artistIdAt, artistUserIndex } from './artistAt.js'
export { artistRecord, audioFeatureRecords, contentRecord, eventRecord } from './catalogueRecords.js'
export { contractRecords } from './contractRecords.js'
export { activityOf, createWorld, type DemoWorld } from './DemoWorld.js'
export { type DemoEvent, eventAt } from './eventAt.js'
export {
  artistOfTrack,
  DELETED_TRACK_IDS,
  durationOfTrack,
  trackIdAt,
} from './trackAt.js'
export { type DemoUser, TEST_USER_DAYS, userAt } from './userAt.js'
export { userIdAt } from './userIdAt.js'
