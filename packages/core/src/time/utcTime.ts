/**
 * Milliseconds since 1970 of a moment as JavaScript and Postgres write it in UTC, digits below a millisecond cut, without a
 * regular expression; NaN for what is written otherwise, or may be no day of its month: whoever asks has a slower way.
 */
export function utcTime(text: string): number {
  const month = twoDigits(text, 5)
  const day = twoDigits(text, 8)
  const hour = twoDigits(text, 11)
  const minute = twoDigits(text, 14)
  const second = twoDigits(text, 17)
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const isPlain =
    text[4] === '-' &&
    text[7] === '-' &&
    (text[10] === 'T' || text[10] === ' ') &&
    text[13] === ':' &&
    text[16] === ':' &&
    // Date.UTC takes the years before for those of the last century.
    year >= 100 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= (month === 2 ? 28 : 30) &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59
  if (!isPlain) return Number.NaN
  let end = 19
  let ms = 0
  if (text[end] === '.') {
    // Digits below a millisecond are cut.
    let digit = digitAt(text, ++end)
    for (let worth = 100; digit >= 0; worth = (worth / 10) | 0) {
      ms += digit * worth
      digit = digitAt(text, ++end)
    }
    if (end === 20 || end > 29) return Number.NaN
  }
  const zone = text.slice(end)
  return zone === 'Z' || zone === '+00:00' || zone === '+00'
    ? Date.UTC(year, month - 1, day, hour, minute, second, ms)
    : Number.NaN
}

function twoDigits(text: string, at: number): number {
  return digitAt(text, at) * 10 + digitAt(text, at + 1)
}

/** NaN where there is none. */
function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 48
  return digit >= 0 && digit <= 9 ? digit : Number.NaN
}
