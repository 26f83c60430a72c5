import { computed, ref, shallowRef, watch } from 'vue'
import { usableCoupons, type CouponTerms, type UsableCoupon } from '@/shared/api/coupons'
import type { Wish } from '@/shared/api/types'

/** A coupon of the buyer with what it would take off this purchase, or the code of what stands in its way. */
export interface Offer { id: string; terms: CouponTerms; issuer: string; saves: number; problem: string | null }

/** All coupons of the platform count as one issuer: one of them may be used in a purchase. */
export const platform = 'PLATFORM'
const issuerOf = ({ issuer, issuerId }: UsableCoupon): string => (issuer === 'PLATFORM' ? platform : issuerId)
const offerOf = (one: UsableCoupon): Offer => ({ id: one.couponId, terms: one.terms, issuer: issuerOf(one), saves: one.off?.amount ?? 0, problem: one.objection })

/** The coupon that saves most for each issuer; none where none saves anything. */
export function bestOf(offers: Offer[]): Record<string, string> {
  const best = new Map<string, Offer>()
  for (const offer of offers) {
    if (offer.problem === null && offer.saves > (best.get(offer.issuer)?.saves ?? 0)) best.set(offer.issuer, offer)
  }
  return Object.fromEntries([...best].map(([issuer, offer]) => [issuer, offer.id]))
}

/** The buyer's coupons for what is bought: the best of each issuer is taken until the buyer chooses another, or none. */
export function useCoupons(wish: () => Wish | null, cooperatives: () => string[]) {
  const offers = shallowRef<Offer[] | null>(null)
  const chosen = ref<Record<string, string>>({})
  let isChosenByHand = false
  let latest = 0

  async function look(): Promise<void> {
    const wanted = wish()
    const here = [platform, ...cooperatives()]
    const asked = ++latest
    if (!wanted || here.length === 1) return
    const answer = await usableCoupons({ goods: wanted.goods }).catch(() => null)
    if (asked !== latest || answer === null) return
    const found = answer.map(offerOf).filter((one) => here.includes(one.issuer))
    offers.value = found.sort((one, other) => other.saves - one.saves)
    const isStill = (id: string): boolean => found.some((one) => one.id === id && one.problem === null)
    chosen.value = isChosenByHand ? Object.fromEntries(Object.entries(chosen.value).filter(([, id]) => isStill(id))) : bestOf(found)
  }

  function choose(issuer: string, id: string | null): void {
    isChosenByHand = true
    const others = Object.fromEntries(Object.entries(chosen.value).filter(([one]) => one !== issuer))
    chosen.value = id ? { ...others, [issuer]: id } : others
  }

  /** One coupon less: the one that saves least. */
  function oneLess(): void {
    const taken = (offers.value ?? []).filter((one) => chosen.value[one.issuer] === one.id)
    const least = taken.sort((one, other) => one.saves - other.saves)[0]
    if (least) choose(least.issuer, null)
  }

  /** Something was used or ended meanwhile: all are looked at again. */
  function again(): void {
    isChosenByHand = false
    chosen.value = {}
    void look()
  }

  watch(() => JSON.stringify([wish()?.goods, cooperatives()]), () => { void look() }, { immediate: true })
  const ids = computed(() => Object.values(chosen.value))
  const of = (issuer: string): Offer[] => (offers.value ?? []).filter((one) => one.issuer === issuer)
  return { offers, chosen, ids, of, choose, oneLess, again }
}
