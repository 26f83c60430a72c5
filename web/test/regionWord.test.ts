import { areaList } from '@vant/area-data'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chooseLanguage } from '@/shared/i18n/language'
import { englishPlace, placeWord, regionWord } from '@/shared/regions/regionWord'
import RegionWheels from '@/shop/addressbook/RegionWheels.vue'
import { clear, show } from './screens'

const guiyang = { regionCode: '520102', region: '贵州省 贵阳市 南明区', street: '花果园 3 栋' }
const municipality = { regionCode: '110101', region: '北京市 东城区', street: '景山前街 4 号' }
/** Straight under the province: the wheels call their city so, and nobody says it. */
const withoutCity = { regionCode: '429004', region: '湖北省 省直辖县 仙桃市', street: '大道 1 号' }
beforeEach(() => chooseLanguage('zh'))
afterEach(clear)

describe('a region', () => {
  it('is said in Chinese as it was chosen', () => {
    expect([regionWord(guiyang), placeWord(guiyang)]).toEqual(['贵州省 贵阳市 南明区', '贵州省 贵阳市 南明区 花果园 3 栋'])
  })

  it('has its province and city in English, the county and the street as they are written there', () => {
    chooseLanguage('en')
    expect([guiyang, municipality, withoutCity].map(regionWord)).toEqual(['南明区, Guiyang, Guizhou', '东城区, Beijing', '仙桃市, Hubei'])
    expect(placeWord(guiyang)).toBe('南明区 花果园 3 栋, Guiyang, Guizhou')
  })

  it('stays as it is where its code is none', () => {
    chooseLanguage('en')
    expect(regionWord({ regionCode: '990101', region: '某省 某市' })).toBe('某省 某市')
  })

  it('is known in English for every province, and for every city of the mainland', () => {
    const unnamed = (list: Record<string, string>): string[] => Object.entries(list).filter(([code]) => !englishPlace(code)).map(([code, name]) => `${code} ${name}`)
    expect(unnamed(areaList.province_list)).toEqual([])
    const beside = unnamed(areaList.city_list).filter((one) => !/^(71|81|82)|直辖县|500200/.test(one))
    expect(beside).toEqual([])
  })

  it('is turned in English, and kept as carriers write it', async () => {
    chooseLanguage('en')
    const chosen = vi.fn()
    const place = show(RegionWheels, { code: '520102', onChosen: chosen })
    await vi.waitFor(() => expect(place.textContent).toContain('Guiyang'))
    expect(place.textContent).not.toContain('贵州省')
    place.querySelector<HTMLElement>('.van-picker__confirm')?.click()
    await vi.waitFor(() => expect(chosen).toHaveBeenCalledWith({ code: '520102', region: '贵州省 贵阳市 南明区' }))
  })
})
