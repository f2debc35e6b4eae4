export { type Erasure, eraseUser } from './eraseUser.js'
