import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const parts = [...read('./styles.css').matchAll(/^@import "(.*)";$/gm)].map(([, name = '']) => read(name))
const css = parts.join('\n')

/** The two colours of a token, or undefined. */
function token(name: string): Record<'light' | 'dark', string> {
  const [, light = '', dark = ''] =
    new RegExp(`--dia-${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css) ?? []
  return { light, dark }
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

const GROUNDS = ['ground', 'surface', 'raised', 'sunken', 'hover', 'selected']
const TEXTS = ['text', 'muted', 'accent']
const DOMAINS = ['cultural', 'behavioral', 'economic', 'spatial']
const MARKS = [...DOMAINS, 'bar', 'focus', 'control-line']

describe('the tokens', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`keep 4.5:1 for text on every ground in the ${theme} theme`, () => {
      for (const ground of GROUNDS) {
        for (const text of [...TEXTS, ...DOMAINS.map((domain) => `${domain}-text`)]) {
          expect(contrast(token(text)[theme], token(ground)[theme]), `${text} on ${ground}`).toBeGreaterThan(
            4.5,
          )
        }
      }
      expect(contrast(token('danger')[theme], token('danger-ground')[theme])).toBeGreaterThan(4.5)
      expect(contrast(token('warning')[theme], token('warning-ground')[theme])).toBeGreaterThan(4.5)
      expect(contrast(token('accent-strong')[theme], '#ffffff')).toBeGreaterThan(4.5)
    })

    it(`keep 3:1 for marks on every ground in the ${theme} theme`, () => {
      for (const ground of GROUNDS) {
        for (const mark of MARKS) {
          expect(contrast(token(mark)[theme], token(ground)[theme]), `${mark} on ${ground}`).toBeGreaterThan(
            3,
          )
        }
      }
    })
  }

  it('live in a layer, with nothing outside it', () => {
    expect(parts.length).toBeGreaterThan(5)
    for (const part of parts) expect(part.trim()).toMatch(/^@layer dia \{[\s\S]*\n\}$/)
  })

  it('are joined from every part there is', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.css'))
    expect(parts).toHaveLength(files.length - 1)
  })

  it('use logical properties only, so that right-to-left works', () => {
    expect(css).not.toMatch(/(^|[\s;{])(margin|padding|border)-(left|right)\b|[\s;{](left|right):/)
  })
})
