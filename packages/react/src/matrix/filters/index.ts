export { MatrixFilters } from './MatrixFilters.js'
