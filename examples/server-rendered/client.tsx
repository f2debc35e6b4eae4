import '@dia/react/styles.css'
import { hydrateRoot } from 'react-dom/client'
import { Page } from './Page.js'

const root = document.querySelector('#root')
if (root) hydrateRoot(root, <Page />)
