export { readUserReport } from './readUserReport.js'
export { renderUserReport } from './renderUserReport.js'
