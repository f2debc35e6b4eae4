import { cell, moment, table } from './markdown.js'
import type { ReportRows, UserReport } from './UserReport.js'

/** The requirements' document about a user, in Markdown: their state, what they did, what it weighs, sessions, affinities. */
export function renderUserReport(report: UserReport): string {
  const { state, timeline, influence, sessions, affinity } = report
  const of = (source: string) => timeline.rows.filter((row) => row.source === source).length
  const sections = [
    `# User data: ${cell(state.email) || state.id}\n\nUser ID \`${state.id}\`, read ${moment(report.readAt)}. All times are UTC.`,
    `## Expected data\n\n${table(
      ['What', 'Found'],
      [
        ['Listening history entries', state.listening_count],
        ['Engagement log entries', state.engagement_count],
        ['Event votes', state.vote_count],
        ['Listening sessions', `${sessions.rows.length}${sessions.more ? ' or more' : ''}`],
        ['MediaIDs', report.mediaIdCount],
      ],
    )}`,
    `## 1. User DNA state\n\n${table(['Field', 'Value'], stateRows(report))}`,
    `## 2. Interaction timeline\n\n${of('listening')} listens, ${of('engagement')} engagements, ${of('voting')} votes${extent(timeline, 'newest')}.\n\n${table(
      ['When', 'Source', 'Interaction', 'Entity', 'Artist', 'Seconds', 'Progress %', 'Session'],
      timeline.rows.map((row) => [
        moment(row.created_at),
        row.source,
        row.interaction_type,
        row.entity_name ?? row.entity_id,
        row.artist_name,
        row.play_duration,
        row.progress_percentage,
        row.session_id?.slice(0, 8),
      ]),
    )}`,
    `## 3. DNA influence summary\n\n${table(
      [
        'Interaction',
        'Count',
        'First',
        'Last',
        'Cultural',
        'Behavioral',
        'Economic',
        'Spatial',
        'Intensity',
        'Total influence',
      ],
      influence.map(({ weights, ...row }) => [
        `${row.interaction_type}${weights.isFallback ? ' (unknown)' : ''}`,
        row.occurrence_count,
        moment(row.first_occurrence),
        moment(row.last_occurrence),
        weights.cultural,
        weights.behavioral,
        weights.economic,
        weights.spatial,
        weights.baseIntensity,
        row.totalInfluence,
      ]),
    )}`,
    `## 4. Session analysis${extent(sessions, 'latest')}\n\n${table(
      [
        'Session',
        'Tracks',
        'Unique',
        'Start',
        'End',
        'Seconds',
        'Completion %',
        'Genre',
        'Device',
        'Context',
      ],
      sessions.rows.map((row) => [
        row.session_id.slice(0, 8),
        row.tracks_played,
        row.unique_tracks,
        moment(row.session_start),
        moment(row.session_end),
        row.session_duration_seconds,
        row.avg_completion_rate,
        row.dominant_genre,
        row.device_type,
        row.context,
      ]),
    )}`,
    `## 5. Artist affinity${extent(affinity, 'most played')}\n\n${table(
      ['Artist', 'Plays', 'Completion %', 'Seconds', 'First', 'Last', 'Favourited'],
      affinity.rows.map((row) => [
        row.artist_name ?? '(unknown)',
        row.play_count,
        row.avg_completion_rate,
        row.total_listen_time_seconds,
        moment(row.first_listen),
        moment(row.last_listen),
        row.has_favorited,
      ]),
    )}`,
    ...report.missing.map(
      ({ table: name, columns }) =>
        `The host has no \`${name}\`: without it there is no ${columns.join(', ')}.`,
    ),
  ]
  return `${sections.join('\n\n')}\n`
}

function stateRows({ state, mediaIdCount }: UserReport): [string, unknown][] {
  return [
    ['E-mail', state.email],
    ['Display name', state.display_name],
    ['Role', state.role],
    ['Interests (A)', state.interests ?? 'none'],
    ['Genre preferences (T)', state.genre_preferences?.length ? state.genre_preferences : 'none'],
    ['Content flags (G)', state.content_flags],
    ['Location code (C)', state.location_code || 'none'],
    ['DNA', state.has_dna ? 'initialised' : 'not initialised'],
    ['DNA last updated', mediaIdCount === 0 ? 'no MediaID' : moment(state.dna_last_updated)],
  ]
}

function extent({ rows, more }: ReportRows<unknown>, which: string): string {
  return more ? `, the ${rows.length} ${which}` : ''
}
