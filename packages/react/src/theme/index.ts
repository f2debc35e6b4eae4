export { Surface, useSurfaceProps } from './Surface.js'
