import type { DemoAdmin } from '../Backend.js'

/** How the demo's administrator signs in; the password guards nothing but generated data. */
export const DEMO_ADMIN: DemoAdmin = { email: 'admin@example.com', password: 'demo-admin-of-dia' }
