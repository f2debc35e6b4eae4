/** Whether two texts are the same, in a time that does not tell how far they are. */
export async function isSecret(given: string, secret: string): Promise<boolean> {
  const [a, b] = await Promise.all([given, secret].map(digest))
  let apart = given === '' ? 1 : 0
  a?.forEach((byte, index) => {
    apart |= byte ^ (b?.[index] ?? 0)
  })
  return apart === 0
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}
