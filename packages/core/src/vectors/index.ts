export { unitVector } from './unitVector.js'
