import { cloneBackend } from '@dia/backend'
import { embeddedSession } from './fixture/embeddedSession.js'
import { doctorSuite } from './suites/doctorSuite.js'

doctorSuite(async () => {
  const backend = await cloneBackend('none')
  return { session: await embeddedSession(backend), close: () => backend.close() }
})
