import { shallowRef, watch } from 'vue'
import type { SavedAddress } from '@/shared/api/addresses'
import { account } from '@/shared/api/session'

/** Where the next purchase goes, in the room as at the checkout; null until the buyer's addresses came, and where there is none. */
export const chosenAddress = shallowRef<SavedAddress | null>(null)

watch(() => account.value?.id, () => { chosenAddress.value = null })
