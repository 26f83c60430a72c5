import type { PostalAddress } from '@/shared/api/addresses'
import { t } from '../messages'

/** What is wrong, by the market's own name of the field. */
export type AddressProblems = Record<string, string>

export const emptyAddress = (): PostalAddress => ({ name: '', phone: '', regionCode: '', region: '', street: '' })

const isBetween = (text: string, least: number, most: number): boolean => {
  const length = [...text.trim()].length
  return length >= least && length <= most
}

/** What the market would refuse. */
export function addressProblems(form: PostalAddress): AddressProblems {
  const all = {
    'address.name': isBetween(form.name, 1, 30) ? '' : t('receiverWrong'),
    'address.phone': /^1[3-9]\d{9}$/.test(form.phone.trim()) ? '' : t('phoneWrong'),
    'address.regionCode': /^\d{6}$/.test(form.regionCode) ? '' : t('regionWrong'),
    'address.street': isBetween(form.street, 2, 120) ? '' : t('streetWrong'),
  }
  return Object.fromEntries(Object.entries(all).filter(([, problem]) => problem !== ''))
}

/** Only after `addressProblems` found nothing. */
export const trimmedAddress = (form: PostalAddress): PostalAddress => ({
  name: form.name.trim(), phone: form.phone.trim(), regionCode: form.regionCode, region: form.region.trim(), street: form.street.trim(),
})
