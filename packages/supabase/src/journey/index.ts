export { journeyOverQueries } from './journeyOverQueries.js'
