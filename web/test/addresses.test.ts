import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { chooseLanguage } from '@/shared/i18n/language'
import type { SavedAddress } from '@/shared/api/addresses'
import AddressChoice from '@/shop/addressbook/AddressChoice.vue'
import AddressesPage from '@/shop/addressbook/AddressesPage.vue'
import { addressProblems, trimmedAddress } from '@/shop/addressbook/addressForm'
import { all, clear, click, market, Refused, seen, show, signedInAs, type, words } from './screens'

const path = '/api/orders/addresses'
const home = { name: '王小明', phone: '13812345678', regionCode: '520425', region: '贵州省 安顺市 紫云县', street: '猴场镇 8 号' }
const saved = (id: string, more: Partial<SavedAddress> = {}): SavedAddress => ({ id, address: home, preferred: false, version: 1, ...more })

beforeEach(() => {
  chooseLanguage('zh')
  signedInAs('CONSUMER', null)
})
afterEach(clear)

describe('the addresses', () => {
  it('are listed, and one is changed with the version that was seen', async () => {
    const asked = market({
      [`GET ${path}`]: () => ({ items: [saved('a', { preferred: true, version: 3 }), saved('b')], next: null }),
      [`PUT ${path}/a`]: () => saved('a', { preferred: true, version: 4 }),
    })
    show(AddressesPage)
    await seen('address-row', 2)
    expect([words('address-row').includes('默认'), words('address-row', 1).includes('默认')]).toEqual([true, false])
    click('address-edit')
    await seen('address-save')
    type('address-name', ' 李秀英 ')
    click('address-save')
    await vi.waitFor(() => expect(asked.find((one) => one.method === 'PUT')?.body).toEqual({ address: { ...home, name: '李秀英' }, preferred: true, version: 3 }))
    await vi.waitFor(() => expect(asked.filter((one) => one.method === 'GET')).toHaveLength(2))
  })

  it('ask for what is missing before the market is asked', async () => {
    const asked = market({ [`GET ${path}`]: () => ({ items: [], next: null }) })
    const place = show(AddressesPage)
    await seen('state-act')
    expect(place.textContent).toContain('还没有收货地址')
    click('state-act')
    await seen('address-save')
    type('address-phone', '110')
    click('address-save')
    await seen('field-problem', 4)
    expect(all('field-problem').map((one) => one.textContent)).toEqual(['姓名要 1 到 30 个字。', '手机号不对，请填 11 位大陆手机号。', '请选好省、市、区县。', '详细地址要 2 到 120 个字。'])
    expect(asked.some((one) => one.method === 'POST')).toBe(false)
  })

  it('show the market’s own sentence at the field that it names, and keep what was typed', async () => {
    market({
      [`GET ${path}`]: () => ({ items: [saved('a')], next: null }),
      [`PUT ${path}/a`]: () => new Refused(400, 'order.address_street_invalid', '详细地址里有看不见的字符。', 'address.street'),
    })
    show(AddressesPage)
    await seen('address-row')
    click('address-edit')
    await seen('address-save')
    click('address-save')
    await seen('field-problem')
    expect([words('field-problem'), (all('address-street')[0] as HTMLInputElement).value]).toEqual(['详细地址里有看不见的字符。', '猴场镇 8 号'])
  })

  it('are twenty at most', async () => {
    market({ [`GET ${path}`]: () => ({ items: Array.from({ length: 20 }, (_, at) => saved(`a${at}`)), next: null }) })
    const place = show(AddressesPage)
    await seen('address-row', 20)
    expect([all('address-new'), place.textContent?.includes('最多保存 20 个地址')]).toEqual([[], true])
  })
})

describe('the address of a purchase', () => {
  it('is the preferred one until another is chosen', async () => {
    market({ [`GET ${path}`]: () => ({ items: [saved('a', { preferred: true }), saved('b', { address: { ...home, name: '李秀英' } })], next: null }) })
    const chosen = ref<SavedAddress | null>(null)
    show(defineComponent(() => () => h(AddressChoice, { modelValue: chosen.value, 'onUpdate:modelValue': (one: SavedAddress | null | undefined) => { chosen.value = one ?? null } })))
    await vi.waitFor(() => expect(chosen.value?.id).toBe('a'))
    click('address-change')
    await seen('address-row', 2)
    click('address-row', 1)
    await vi.waitFor(() => expect(words('address-change')).toContain('李秀英'))
    expect(chosen.value?.id).toBe('b')
  })

  it('is asked for where there is none', async () => {
    market({ [`GET ${path}`]: () => ({ items: [], next: null }) })
    show(AddressChoice, { modelValue: null })
    await vi.waitFor(() => expect(words('address-change')).toBe('添加收货地址'))
  })
})

describe('an address', () => {
  it('counts characters as people do', () => {
    expect(addressProblems({ ...home, name: '🍠'.repeat(30) })).toEqual({})
    expect(Object.keys(addressProblems({ ...home, name: '🍠'.repeat(31), street: ' 1 ' }))).toEqual(['address.name', 'address.street'])
    expect(trimmedAddress({ ...home, name: ' 王小明 ' })).toEqual(home)
  })

  it('lies in a county of the list that the wheels turn', async () => {
    const { areaList } = await import('@vant/area-data')
    expect([areaList.county_list['520425'], Object.keys(areaList.province_list).length]).toEqual(['紫云苗族布依族自治县', 34])
  })
})
