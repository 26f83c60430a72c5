import { api, get, post } from './client'

/** The key that a party signs with by itself; null where the market's custody signs for it. */
export interface PartyKey { party: string; publicKey: string | null }

export const ownKey = (): Promise<PartyKey> => get('/api/settlement/keys/own')
/** `signature`: by the old key over the new one's text, where there is an old one. */
export const registerKey = (body: { publicKey: string; signature?: string }): Promise<PartyKey> => api('/api/settlement/keys/own', { method: 'PUT', body })
/** The key of a co-op for co-signing days alone. */
export const headKey = (): Promise<PartyKey> => get('/api/settlement/head-key')
export const registerHeadKey = (body: { publicKey: string; signature: string }, key: string): Promise<PartyKey> => post('/api/settlement/head-key', body, key)
/** What the new key signs, so that it is registered for this co-op and no other. */
export const headKeyMessage = (party: string, publicKey: string): string => `tongtian-head-key:${party}:${publicKey}`
export const headMessage = (hash: string): string => `tongtian-head:${hash}`
