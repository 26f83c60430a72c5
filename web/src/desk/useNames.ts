import { contracts } from '@/shared/api/market'
import type { Contract, Party } from '@/shared/api/types'
import { say } from '@/shared/i18n/language'
import { useResource, type Resource } from '@/shared/useResource'
import { partiesOf } from './auditedParty'
import { t } from './messages'

interface Names {
  book: Resource<{ contracts: Contract[]; parties: Map<string, Party> }>
  /** The party's name; "a party" for one that no contract of the caller names. */
  nameOf: (id: string) => string
  titleOf: (contractId: string) => string
}

/** Names for ids, from the contracts that the caller may read. */
export function useNames(): Names {
  const book = useResource(async () => {
    const all = await contracts()
    return { contracts: all, parties: new Map(partiesOf(all).map((party) => [party.id, party])) }
  })
  const nameOf = (id: string): string => say(book.data.value?.parties.get(id)?.name) || t('someParty')
  const titleOf = (id: string): string => say(book.data.value?.contracts.find((one) => one.id === id)?.title) || t('someContract')
  return { book, nameOf, titleOf }
}
