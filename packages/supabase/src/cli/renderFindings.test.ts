import { expect, it } from 'vitest'
import type { Finding } from '../doctor/index.js'
import { findingsAsJson, isHealthy, renderFindings } from './renderFindings.js'

const note: Finding = { code: 'A_NOTE', severity: 'note', what: 'It is so.', why: 'It may be.' }
const warning: Finding = { ...note, code: 'A_WARNING', severity: 'warning', showSql: 'select 1;' }
const error: Finding = {
  code: 'AN_ERROR',
  severity: 'error',
  what: 'It is broken.',
  why: 'It must not be.',
  fixSql: 'create table a (\n  id int\n);',
  fixCommand: 'dia migrate',
}

it('groups by severity, with the SQL indented and the count at the end', () => {
  expect(
    renderFindings([error, warning, note], '"shop" at h:5432'),
  ).toBe(`DIA's doctor looked at "shop" at h:5432.

1 error

  It is broken. [AN_ERROR]
  It must not be.

      create table a (
        id int
      );

      $ dia migrate

1 warning

  It is so. [A_WARNING]
  It may be.

      select 1;

1 note

  It is so. [A_NOTE]
  It may be.

DIA cannot work here yet: 1 error, 1 warning, 1 note.
`)
})

it('says so where there is nothing to mend', () => {
  expect(renderFindings([], 'h')).toBe("DIA's doctor looked at h.\n\nNothing to mend.\n")
  expect(renderFindings([note, note], 'h')).toMatch(/\n2 notes\n[\s\S]*\nDIA can work here: 2 notes\.\n$/)
})

it('is unhealthy by errors alone', () => {
  expect(isHealthy([warning, note])).toBe(true)
  expect(isHealthy([note, error])).toBe(false)
})

it('gives machines the findings as they are', () => {
  expect(JSON.parse(findingsAsJson([error, note]))).toEqual({ healthy: false, findings: [error, note] })
})
