import '@dia/react/styles.css'
import { createRoot } from 'react-dom/client'
import { Admin } from './Admin'

const root = document.getElementById('app')
if (root !== null) createRoot(root).render(<Admin />)
