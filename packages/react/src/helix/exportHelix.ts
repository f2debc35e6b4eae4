import { type HelixDocument, helixDocument } from './helixDocument.js'
import { readPalette } from './readPalette.js'

const PNG_SCALE = 2

/** Hands the reader the helix as a file: SVG with its colours written out, or PNG at twice the size. */
export async function exportHelix(
  kind: 'svg' | 'png',
  near: Element | null,
  document: Omit<HelixDocument, 'palette'>,
): Promise<void> {
  if (near === null) return
  const text = helixDocument({ ...document, palette: readPalette(near) })
  const svg = new Blob([text], { type: 'image/svg+xml' })
  download(kind === 'svg' ? svg : await rasterise(svg, document.size), `${document.fileName}.${kind}`)
}

async function rasterise(svg: Blob, { width, height }: { width: number; height: number }): Promise<Blob> {
  const url = URL.createObjectURL(svg)
  try {
    const image = new Image(width, height)
    image.src = url
    await image.decode()
    const canvas = globalThis.document.createElement('canvas')
    canvas.width = width * PNG_SCALE
    canvas.height = height * PNG_SCALE
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((png) => (png ? resolve(png) : reject(new Error('The picture could not be made.')))),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}

function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = globalThis.document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
