export { DNAInfluenceSettings, type DNAInfluenceSettingsProps } from './DNAInfluenceSettings.js'
