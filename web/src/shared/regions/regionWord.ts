import { language } from '../i18n/language'
import english from './english.json'

interface Region { regionCode: string; region: string }
/** By two digits the provinces, by four the cities and prefectures (GB/T 2260). */
const names: Record<string, string | undefined> = english

/** A province or city by its code, as English readers know it; nothing for counties and for codes that are none. */
export const englishPlace = (code: string): string | undefined => (code.endsWith('0000') ? names[code.slice(0, 2)] : code.endsWith('00') ? names[code.slice(0, 4)] : undefined)

/** "Guiyang, Guizhou"; a municipality stands for itself; nothing for a code that is none. */
function englishRegion(code: string): string {
  return [...new Set([names[code.slice(0, 4)], names[code.slice(0, 2)]])].filter(Boolean).join(', ')
}
const countyOf = ({ regionCode, region }: Region): string => (regionCode.endsWith('00') ? '' : (region.trim().split(/\s+/).at(-1) ?? ''))

/** Province, city and county as they were chosen; in English the first two by their English names, after the county as it is written there. */
export function regionWord(of: Region): string {
  const known = language.value === 'en' ? englishRegion(of.regionCode) : ''
  return known ? [countyOf(of), known].filter(Boolean).join(', ') : of.region
}

/** The whole address for its reader; in English the street comes before city and province. What goes onto a parcel stays as it was written. */
export function placeWord(of: Region & { street: string }): string {
  const known = language.value === 'en' ? englishRegion(of.regionCode) : ''
  return known ? `${[countyOf(of), of.street].filter(Boolean).join(' ')}, ${known}` : `${of.region} ${of.street}`
}
