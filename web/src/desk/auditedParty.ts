import { ref } from 'vue'
import type { Contract, Party, PartyKind } from '@/shared/api/types'

/** Whose books an auditor reads; empty until one is chosen. Kept while the desk is open. */
export const auditedParty = ref('')

const order: PartyKind[] = ['COOPERATIVE', 'FARMER', 'HOST', 'BRAND_OWNER', 'CARRIER', 'STATION_LEADER', 'FUND', 'INSURER', 'LENDER', 'PLATFORM']

/** Every party of the contracts once, those who sell first. */
export function partiesOf(contracts: Contract[]): Party[] {
  const known = new Map(contracts.flatMap((one) => one.parties).map((party) => [party.id, party]))
  return [...known.values()].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
}
