import { ref } from 'vue'
import { headKey, ownKey } from '@/shared/api/keys'
import { sentenceFor } from '@/shared/api/problem'
import { account } from '@/shared/api/session'
import { fits, readKey, signWith } from '@/shared/keys/keyFile'
import { browserShelf, type KeyShelf } from '@/shared/keys/keyShelf'
import { t } from '../messages'

export type Purpose = 'own' | 'head'
export interface Signed { signature?: string }

/** Where a key lies on this device: the one for co-signing days beside the one for everything. */
export const placeOf = (party: string, purpose: Purpose): string => (purpose === 'own' ? party : `${party}/head`)

/** The public key that the market expects, and which of the two it is; null where the custody signs. */
async function expected(purpose: Purpose): Promise<{ publicKey: string; purpose: Purpose } | null> {
  const own = (await ownKey()).publicKey
  if (own) return { publicKey: own, purpose: 'own' }
  const ofHeads = purpose === 'head' ? (await headKey()).publicKey : null
  return ofHeads ? { publicKey: ofHeads, purpose: 'head' } : null
}

/** Signs for the own party: with its own key where it has one, else not at all, and the custody does. */
export function useSigner(purpose: Purpose = 'own', shelf: KeyShelf = browserShelf) {
  const missing = ref<{ publicKey: string; purpose: Purpose } | null>(null)
  const problem = ref('')
  const party = (): string => account.value?.party?.id ?? ''

  /** Null where the key is not on this device: then its file is asked for, and nothing was sent. */
  async function sign(text: string): Promise<Signed | null> {
    problem.value = ''
    try {
      const key = await expected(purpose)
      if (!key) return {}
      const kept = await shelf.find(placeOf(party(), key.purpose))
      if (kept?.publicKey === key.publicKey) return { signature: await signWith(kept.privateKey, text) }
      missing.value = key
      return null
    } catch (failure) {
      problem.value = sentenceFor(failure)
      return null
    }
  }

  /** The key's file, chosen by the person: it is read here and stays here. */
  async function offer(file: File): Promise<boolean> {
    const wanted = missing.value
    if (!wanted) return false
    const privateKey = await readKey(await file.text())
    if (!privateKey || !(await fits(privateKey, wanted.publicKey))) {
      problem.value = t(privateKey ? 'keyOfAnother' : 'keyFileWrong')
      return false
    }
    await shelf.keep(placeOf(party(), wanted.purpose), { publicKey: wanted.publicKey, privateKey })
    missing.value = null
    problem.value = ''
    return true
  }

  return { sign, offer, missing, problem }
}
export type Signer = ReturnType<typeof useSigner>
