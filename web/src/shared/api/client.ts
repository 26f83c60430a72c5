import { language } from '../i18n/language'
import { ApiError, problemOf } from './problem'
import { accessToken, account, dropSession, isExpiring, isSignedIn, keepSession } from './session'
import type { Session } from './types'

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  /** Makes a POST safe to send again when no answer came. */
  key?: string
  /** Sign-in calls carry no token and are never refreshed. */
  anonymous?: boolean
  timeoutMs?: number
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
let refreshing: Promise<boolean> | null = null

async function refresh(): Promise<boolean> {
  const before = account.value?.id
  try {
    const session = await once<Session>('/api/auth/tokens/refresh', { method: 'POST', anonymous: true })
    if (session.account.id !== before) throw new ApiError(401, 'auth.other_account', null)
    keepSession(session)
    return true
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) dropSession()
    return false
  }
}

/** Renews the access token by the refresh cookie; calls at the same time share one renewal. */
export function refreshOnce(): Promise<boolean> {
  refreshing ??= refresh().finally(() => { refreshing = null })
  return refreshing
}

export function headersOf(call: Call): Record<string, string> {
  const headers: Record<string, string> = { 'Accept-Language': language.value === 'zh' ? 'zh-CN' : 'en', Accept: 'application/json' }
  const token = accessToken()
  if (token && !call.anonymous) headers['Authorization'] = `Bearer ${token}`
  if (call.body !== undefined) headers['Content-Type'] = 'application/json'
  if (call.key) headers['Idempotency-Key'] = call.key
  return headers
}

async function once<T>(path: string, call: Call): Promise<T> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), call.timeoutMs ?? 12_000)
  try {
    const response = await fetch(path, {
      method: call.method ?? 'GET',
      headers: headersOf(call),
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      credentials: 'same-origin',
      signal: abort.signal,
    })
    if (!response.ok) throw await problemOf(response)
    const text = await response.text()
    return (text ? JSON.parse(text) : undefined) as T
  } catch (error) {
    if (error instanceof ApiError) throw error
    throw new ApiError(0, abort.signal.aborted ? 'client.timeout' : 'client.network', null)
  } finally {
    clearTimeout(timer)
  }
}

async function signedCall<T>(path: string, call: Call): Promise<T> {
  if (!call.anonymous && isExpiring()) await refreshOnce()
  try {
    return await once<T>(path, call)
  } catch (error) {
    const mayRefresh = error instanceof ApiError && error.status === 401 && !call.anonymous && isSignedIn.value
    if (!mayRefresh) throw error
    const isRenewed = await refreshOnce()
    const isPublicRead = !isSignedIn.value && (call.method ?? 'GET') === 'GET'
    if (!isRenewed && !isPublicRead) throw error
    return once<T>(path, call)
  }
}

/** Sends one call; reads and keyed actions are sent again (twice at most, after a pause) when no answer came. */
export async function api<T>(path: string, call: Call = {}): Promise<T> {
  const isSafe = (call.method ?? 'GET') === 'GET' || call.key !== undefined
  for (let attempt = 0; ; attempt++) {
    try {
      return await signedCall<T>(path, call)
    } catch (error) {
      const isWorthIt = error instanceof ApiError && !error.queue && (error.status === 0 || [502, 503, 504].includes(error.status))
      if (!isSafe || !isWorthIt || attempt >= 2) throw error
      await wait(400 * 2 ** attempt)
    }
  }
}

export const get = <T>(path: string): Promise<T> => api<T>(path)
export const post = <T>(path: string, body: unknown, key?: string): Promise<T> =>
  api<T>(path, { method: 'POST', body, ...(key === undefined ? {} : { key }) })
export const put = <T>(path: string, body: unknown, key: string): Promise<T> => api<T>(path, { method: 'PUT', body, key })
