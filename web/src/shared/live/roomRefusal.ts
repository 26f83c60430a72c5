import { ApiError, sentenceFor } from '../api/problem'

/** Sign in again, the room is gone, or it is not for this person; the market's own sentence. */
export interface RoomRefusal { kind: 'signIn' | 'closed' | 'forbidden'; text: string }

/** Why a room did not open; null where it would, or where nobody answers: then only the line is bad and coming back helps. */
export async function whyRefused(door: () => Promise<unknown>): Promise<RoomRefusal | null> {
  try {
    await door()
    return null
  } catch (problem) {
    if (!(problem instanceof ApiError)) return null
    const kind = problem.status === 401 ? 'signIn' : problem.status === 403 ? 'forbidden' : problem.status === 404 ? 'closed' : null
    return kind && { kind, text: sentenceFor(problem) }
  }
}
