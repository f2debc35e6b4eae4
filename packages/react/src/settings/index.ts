'use client'

export { DNAInfluenceSettings, type DNAInfluenceSettingsProps } from './DNAInfluenceSettings.js'
