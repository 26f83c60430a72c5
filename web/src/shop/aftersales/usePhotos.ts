import { computed, onScopeDispose, ref } from 'vue'
import { sendPhoto } from '@/shared/api/afterSales'
import { randomKey } from '@/shared/api/idempotency'
import { ApiError, sentenceFor } from '@/shared/api/problem'
import { downscale } from '@/shared/aftersales/downscale'
import { t } from './words'

export const mostPhotos = 6

/** A photo on its way: `id` is set once the market has it; a retry sends the same picture under the same key. */
export interface PhotoInHand { key: string; address: string; picture: Blob | null; share: number; id: string; problem: string; isRefused: boolean }

/** Photos for a case that is being written: made smaller, sent one after the other with progress, retried by a tap. */
export function usePhotos(orderId: () => string, shrink: (photo: Blob) => Promise<Blob> = downscale) {
  const photos = ref<PhotoInHand[]>([])
  const room = computed(() => mostPhotos - photos.value.length)
  let queue = Promise.resolve()

  async function send(key: string, original: Blob): Promise<void> {
    const find = (): PhotoInHand | undefined => photos.value.find((one) => one.key === key)
    const photo = find()
    if (!photo || photo.id) return
    photo.problem = ''
    photo.share = 0
    try {
      photo.picture ??= await shrink(original)
      const kept = await sendPhoto(orderId(), photo.picture, key, (share) => { const one = find(); if (one) one.share = share })
      const one = find()
      if (one) one.id = kept.id
    } catch (error) {
      const one = find()
      if (!one) return
      one.isRefused = error instanceof ApiError && !error.isUnanswered && ![401, 429].includes(error.status)
      one.problem = error instanceof ApiError && error.status === 413 ? t('photoTooLarge') : sentenceFor(error)
    }
  }

  function enqueue(key: string, original: Blob): void {
    queue = queue.then(() => send(key, original))
  }

  /** Takes as many as there is room for. */
  function add(chosen: Blob[]): void {
    for (const original of chosen.slice(0, room.value)) {
      const key = randomKey()
      photos.value.push({ key, address: URL.createObjectURL(original), picture: null, share: 0, id: '', problem: '', isRefused: false })
      originals.set(key, original)
      enqueue(key, original)
    }
  }

  const originals = new Map<string, Blob>()
  function retry(key: string): void {
    const original = originals.get(key)
    if (original) enqueue(key, original)
  }

  function remove(key: string): void {
    const gone = photos.value.find((one) => one.key === key)
    if (gone) URL.revokeObjectURL(gone.address)
    photos.value = photos.value.filter((one) => one.key !== key)
  }

  onScopeDispose(() => photos.value.forEach((one) => URL.revokeObjectURL(one.address)))
  const isSending = computed(() => photos.value.some((one) => !one.id && !one.problem))
  const hasLost = computed(() => photos.value.some((one) => one.problem))
  const ids = computed(() => photos.value.filter((one) => one.id).map((one) => one.id))
  return { photos, room, ids, isSending, hasLost, add, retry, remove, settled: (): Promise<void> => queue }
}
