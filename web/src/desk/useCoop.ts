import { computed, type ComputedRef } from 'vue'
import { account } from '@/shared/api/session'
import { auditedParty } from './auditedParty'

/** Which co-op a page is about: the own one (null), or the one that an auditor has chosen. */
export function useCoop(): { readsAll: boolean; isManager: boolean; coop: ComputedRef<string | null>; isChosen: ComputedRef<boolean> } {
  const role = account.value?.role
  const readsAll = role === 'AUDITOR' || role === 'COMMITTEE'
  const coop = computed(() => (readsAll ? auditedParty.value : null))
  return { readsAll, isManager: role === 'COOP_MANAGER', coop, isChosen: computed(() => !readsAll || auditedParty.value !== '') }
}
