import { c } from '../i18n/common'

/** What is wrong in one line of something that was sent as a table; the first line is 1. */
export interface LineFault { line: number; field: string; detail: string }

/** A refusal by the market (RFC 9457), or the reason why no answer came. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string | null,
    readonly field: string | null = null,
    /** Where the market asks to wait: how long, and how many are before the caller. */
    readonly queue: { retryAfterMs: number; position: number | null } | null = null,
  ) {
    super(code)
  }

  /** The lines at fault, empty where it is not about a table. */
  lines: LineFault[] = []

  /** True where the caller cannot know whether the market acted. */
  get isUnanswered(): boolean {
    return this.status === 0 || this.status >= 500
  }
}

interface ProblemBody { code?: unknown; detail?: unknown; field?: unknown; before?: unknown; lines?: LineFault[] }

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value : null)

/** A crowded lot lets its callers in one after the other; the answer says how many come before this one. */
function queueOf(response: Response, body: ProblemBody): ApiError['queue'] {
  if (body.code !== 'catalog.crowded') return null
  const seconds = Number(response.headers.get('retry-after') ?? '1')
  return { retryAfterMs: Math.min(10_000, Math.max(500, (Number.isFinite(seconds) ? seconds : 1) * 1000)), position: typeof body.before === 'number' ? body.before : null }
}

/** Reads a problem detail; anything else that is not a success becomes a problem with the status as its code. */
export async function problemOf(response: Response): Promise<ApiError> {
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  const body = isJson ? ((await response.json().catch(() => ({}))) as ProblemBody) : {}
  const problem = new ApiError(response.status, text(body.code) ?? `http.${response.status}`, text(body.detail), text(body.field), queueOf(response, body))
  problem.lines = Array.isArray(body.lines) ? body.lines : []
  return problem
}

function ownSentence(status: number): string {
  if (status === 401) return c('errorSignIn')
  if (status === 403) return c('errorForbidden')
  if (status === 404) return c('errorNotFound')
  if (status === 429) return c('errorBusy')
  return c('errorServer')
}

/** What to tell a person: what happened, what was not lost, what to do. The market's own sentence wins where it has one. */
export function sentenceFor(error: unknown, isReading = false): string {
  if (!(error instanceof ApiError)) return c('errorServer')
  if (error.status === 0 && isReading) return c('errorReading')
  if (error.code === 'client.timeout') return c('errorTimeout')
  if (error.status === 0) return c('errorNetwork')
  if (error.detail && error.status < 500) return error.detail
  return error.detail && error.status === 503 ? error.detail : ownSentence(error.status)
}
