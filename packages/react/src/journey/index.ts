'use client'

export type { ApplyRequest, JourneyPorts, JourneyTab } from './JourneyContext.js'
export { UserJourney, type UserJourneyProps } from './UserJourney.js'
