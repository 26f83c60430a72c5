import type { PartyKind } from './api/types'
import { c } from './i18n/common'
import { colours } from './tokens'

const byKind: Record<PartyKind, string> = {
  FARMER: colours.green,
  COOPERATIVE: colours.partyCooperative,
  HOST: colours.persimmon,
  PLATFORM: colours.partyPlatform,
  BRAND_OWNER: colours.warning,
  CARRIER: colours.partyCarrier,
  FUND: colours.partyFund,
  LENDER: colours.partyLender,
  INSURER: colours.partyInsurer,
  STATION_LEADER: colours.partyStation,
}

/** The colour that a kind of party has in every bar. */
export const colourOf = (kind: PartyKind): string => byKind[kind] ?? colours.grey
export const partyWord = (kind: PartyKind): string => c(`party${kind}`)
/** Every kind of party. */
export const partyKinds = Object.keys(byKind) as PartyKind[]
