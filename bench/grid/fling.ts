import type { CDPSession, Page } from 'playwright'

export interface Place {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Px per second, and how far. */
const SPEED = 20_000
const DISTANCE = 40_000

/** What the screen showed while the rows were flung: as pictures, since a script is told of no frame it was late for. */
export async function fling(cdp: CDPSession, place: Place): Promise<readonly string[]> {
  const frames: string[] = []
  const take = ({ data, sessionId }: { data: string; sessionId: number }) => {
    frames.push(data)
    cdp.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined)
  }
  cdp.on('Page.screencastFrame', take)
  await cdp.send('Page.startScreencast', { format: 'jpeg', quality: 70, everyNthFrame: 1 })
  await cdp.send('Input.synthesizeScrollGesture', {
    x: Math.round(place.left + place.width / 2),
    y: Math.round(place.top + place.height / 2),
    yDistance: -DISTANCE,
    speed: SPEED,
    gestureSourceType: 'mouse',
    preventFling: true,
  })
  await cdp.send('Page.stopScreencast')
  cdp.off('Page.screencastFrame', take)
  return frames
}

/** How many pictures have at least a fifth of their rows blank, read where the first column's text stands. */
export async function blankFrames(reader: Page, frames: readonly string[], place: Place, rowHeight: number) {
  const shares = await reader.evaluate(
    async ({ frames, place, rowHeight }) => {
      const found: number[] = []
      for (const frame of frames) {
        const picture = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${frame}`)).blob())
        const width = 100
        const height = Math.floor(place.height - 2 * rowHeight)
        const canvas = new OffscreenCanvas(width, height)
        const context = canvas.getContext('2d')
        if (!context) continue
        context.drawImage(picture, -(place.left + 8), -(place.top + 1.5 * rowHeight))
        const { data } = context.getImageData(0, 0, width, height)
        let blank = 0
        let bands = 0
        for (let top = 0; top + rowHeight <= height; top += rowHeight) {
          let darkest = 255
          for (let at = top * width * 4; at < (top + rowHeight) * width * 4; at += 4)
            darkest = Math.min(darkest, data[at + 1] ?? 255)
          bands += 1
          if (darkest > 150) blank += 1
        }
        found.push(blank / bands)
      }
      return found
    },
    { frames, place, rowHeight },
  )
  return {
    frames: shares.length,
    blank: shares.filter((share) => share >= 0.2).length,
    blankArea: shares.reduce((sum, share) => sum + share, 0) / Math.max(shares.length, 1),
  }
}
