import { toDiaError } from './toDiaError.js'

/** A part of the kit that is fetched once it is wanted; that it does not come is a failure of the network. Throws DiaError. */
export async function loadPart<Part>(loading: Promise<Part>): Promise<Part> {
  try {
    return await loading
  } catch (error) {
    throw toDiaError(error)
  }
}
