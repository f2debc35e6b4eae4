import { renderToString } from 'react-dom/server'
import { Page } from './Page.js'

/** The page's first HTML; rows are read in the browser, as the reader who is signed in there. */
export const html = (): string => renderToString(<Page />)
