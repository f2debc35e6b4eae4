/** Which table an interaction comes from. */
export type InteractionSource = 'listening' | 'engagement' | 'voting'
