import { computed, ref, shallowRef } from 'vue'
import { saveFile } from '@/shared/api/file'
import { ActionKey } from '@/shared/api/idempotency'
import { headKey, headKeyMessage, ownKey, registerHeadKey, registerKey } from '@/shared/api/keys'
import { sentenceFor } from '@/shared/api/problem'
import { account } from '@/shared/api/session'
import { hashOf } from '@/shared/proof/bytes'
import { canMakeKeys, makeKey, signWith, type MadeKey } from '@/shared/keys/keyFile'
import { browserShelf, type KeyShelf } from '@/shared/keys/keyShelf'
import { say } from '@/shared/i18n/language'
import { useResource } from '@/shared/useResource'
import { fingerprint } from '../fingerprint'
import { t } from '../messages'
import { placeOf, useSigner, type Purpose } from './useSigner'

/** The party's key, and the way to a new one: made here, kept as a file by the person, then told to the market; the private half never leaves. */
export function useKeyChange(purpose: Purpose, shelf: KeyShelf = browserShelf) {
  const party = computed(() => account.value?.party ?? null)
  const made = shallowRef<MadeKey | null>(null)
  const isKept = ref(false)
  const isBusy = ref(false)
  const problem = ref('')
  const signer = useSigner(purpose, shelf)
  const action = new ActionKey()
  const current = useResource(async () => {
    const own = await ownKey()
    const known = purpose === 'own' ? own : await headKey()
    const here = known.publicKey ? await shelf.find(placeOf(known.party, purpose)) : null
    return { publicKey: known.publicKey, print: known.publicKey ? fingerprint(await hashOf(known.publicKey)) : '', isHere: here !== null && here.publicKey === known.publicKey, hasOwn: own.publicKey !== null }
  })

  async function busy(work: () => Promise<void>): Promise<void> {
    isBusy.value = true
    problem.value = ''
    try {
      await work()
    } catch (failure) {
      problem.value = sentenceFor(failure)
    } finally {
      isBusy.value = false
    }
  }

  const saveAgain = (): void => { if (made.value) saveFile(new Blob([made.value.file], { type: 'application/x-pem-file' }), `tongtian-key-${say(party.value?.name)}.pem`) }
  const begin = (): Promise<void> => busy(async () => {
    if (!(await canMakeKeys())) {
      problem.value = t('keyImpossible')
      return
    }
    made.value = await makeKey()
    isKept.value = false
    saveAgain()
  })

  /** What shows that the new key may take the old one's place; null where the old key's file is asked for first. */
  async function proof(publicKey: string, owner: string): Promise<{ signature?: string } | null> {
    if (purpose === 'head') return made.value ? { signature: await signWith(made.value.privateKey, headKeyMessage(owner, publicKey)) } : null
    return signer.sign(publicKey)
  }
  const register = (): Promise<void> => busy(async () => {
    const [fresh, owner] = [made.value, party.value?.id]
    if (!fresh || !owner || !isKept.value) return
    const shown = await proof(fresh.publicKey, owner)
    if (!shown) return
    const body = { publicKey: fresh.publicKey, ...shown }
    if (purpose === 'own') await registerKey(body)
    else await registerHeadKey({ publicKey: fresh.publicKey, signature: shown.signature ?? '' }, action.for(body))
    action.done()
    await shelf.keep(placeOf(owner, purpose), { publicKey: fresh.publicKey, privateKey: fresh.privateKey })
    made.value = null
    await current.reload()
  })
  const leave = (): void => { made.value = null }

  return { current, made, isKept, isBusy, problem, signer, begin, saveAgain, register, leave }
}
