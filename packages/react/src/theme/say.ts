const SAID_MS = { heard: 1500, seen: 6000 }

interface SayingRegion {
  readonly element: HTMLElement
  timer: ReturnType<typeof setTimeout> | undefined
}

const regions = new WeakMap<Document, SayingRegion>()

/** Says something in one live region for the whole page, with the tokens of where it is said; what failed is seen too. */
export function say(text: string, from: HTMLElement, isSeen = false): void {
  const { ownerDocument } = from
  const isNew = !regions.has(ownerDocument)
  const region = regions.get(ownerDocument) ?? { element: makeRegion(ownerDocument), timer: undefined }
  regions.set(ownerDocument, region)
  const { element } = region
  for (const [name, value] of Object.entries(from.closest<HTMLElement>('.dia-root')?.dataset ?? {}))
    if (name.startsWith('dia')) element.dataset[name] = value
  element.className = isSeen ? 'dia-root dia-said' : 'dia-visually-hidden'
  clearTimeout(region.timer)
  const tell = () => {
    element.textContent = text
    region.timer = setTimeout(
      () => {
        element.textContent = ''
      },
      isSeen ? SAID_MS.seen : SAID_MS.heard,
    )
  }
  // A region that has just come is not listened to yet.
  if (isNew) region.timer = setTimeout(tell, 100)
  else tell()
}

function makeRegion(document: Document): HTMLElement {
  const element = document.createElement('div')
  element.setAttribute('role', 'status')
  // Open overlays hide all else from a screen reader.
  element.dataset.liveAnnouncer = 'true'
  document.body.append(element)
  return element
}
