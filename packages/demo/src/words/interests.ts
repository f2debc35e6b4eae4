/** Free text as people type it, emoji included. */
export const INTERESTS = [
  '🎧 late-night drives',
  'vinyl hunting',
  '🎹 piano covers',
  'festival camping ⛺',
  'music production 🎛️',
  'dance 💃🏽',
  'lyrics & poetry',
  'running playlists 🏃‍♀️',
  'karaoke 🎤',
  'live sessions',
  'film scores 🎬',
  'street art',
  'DIY synths',
  'record labels, small ones',
  'meditation 🧘',
  '"slow" sundays',
] as const
