import type { DnaComparison } from './compareDna.js'
import { DOMAIN_WORDS } from './domainWords.js'
import { figures } from './figures.js'
import { angleOf, lengthOf } from './vectorPlane.js'

/** What the weights that are set do to the DNA, in one sentence. */
export function summarySentence({ before, after, cosines, deltaNorms }: DnaComparison): string {
  if (deltaNorms.composite < 1e-12 && Math.abs(after.confidence.overall - before.confidence.overall) < 1e-12)
    return 'These weights give the DNA as it stands.'
  const confidence = `confidence goes from ${figures.share(before.confidence.overall)} to ${figures.share(after.confidence.overall)}`
  if (after.maturity.overall === 0)
    return lengthOf(after.composite) === 0
      ? `Nothing moves this DNA any more, and nothing is stated: it is empty, and ${confidence}.`
      : `Nothing moves this DNA any more: what is left is what the user stated, ${figures.degrees(angleOf(cosines.composite))} away, and ${confidence}.`
  const [most] = [...DOMAIN_WORDS].sort((a, b) => cosines[a.domain] - cosines[b.domain])
  const turned = most
    ? `, the ${most.domain} domain the most, by ${figures.degrees(angleOf(cosines[most.domain]))}`
    : ''
  return `The DNA turns by ${figures.degrees(angleOf(cosines.composite))} (cosine ${figures.four(cosines.composite)})${turned}; ${confidence}.`
}
