import { type HelixMarks, LATER_OPACITY } from './helixGeometry.js'

/** The strengths that are told apart, so that a colour is set a few times rather than for every mark. */
export const STRENGTH_LEVELS = 10

export function levelOf(strength: number): number {
  return strength === 0 ? 0 : Math.max(1, Math.round(strength * STRENGTH_LEVELS))
}

/** How a level is drawn; 0 is what lies after the moment. */
export function opacityOf(level: number): number {
  return level === 0 ? LATER_OPACITY : level / STRENGTH_LEVELS
}

/** Nothing is seen of what is lower, in px. */
const LEAST_HEIGHT = 0.05

/** The indices of marks by look: domain, push and strength; strongest last, so that it lies on top. */
export function marksByLook({
  count,
  boxes,
  strengths,
  domains,
  pushes,
}: HelixMarks): (readonly [key: number, members: number[]])[] {
  const groups = new Map<number, number[]>()
  for (let i = 0; i < count; i++) {
    if ((boxes[i * 4 + 3] as number) < LEAST_HEIGHT) continue
    const key = (levelOf(strengths[i] as number) << 3) | ((domains[i] as number) << 1) | (pushes[i] as number)
    const group = groups.get(key)
    if (group) group.push(i)
    else groups.set(key, [i])
  }
  return [...groups].sort(([a], [b]) => a - b)
}

export function lookOfKey(key: number) {
  return { domain: ((key >> 1) & 3) as 0 | 1 | 2 | 3, isPush: (key & 1) === 1, level: key >> 3 }
}

/** What pushes away is hollow: a breath of its domain's colour, and a dashed outline where there is room for dashes. */
export const HOLLOW_FILL = 0.2
const LEAST_OUTLINED = { width: 3, height: 8 }

export function isOutlined({ boxes }: HelixMarks, mark: number): boolean {
  return (
    (boxes[mark * 4 + 2] as number) >= LEAST_OUTLINED.width &&
    (boxes[mark * 4 + 3] as number) >= LEAST_OUTLINED.height
  )
}
