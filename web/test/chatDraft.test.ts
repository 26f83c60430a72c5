import { createApp, h, nextTick, ref } from 'vue'
import { describe, expect, it } from 'vitest'
import RoomBar from '@/shop/parts/RoomBar.vue'
import SheetHead from '@/shared/components/SheetHead.vue'

describe('the room bar', () => {
  it('keeps what was typed until the room took it', async () => {
    const draft = ref('你好')
    const sent: string[] = []
    const place = document.createElement('div')
    createApp(() => h(RoomBar, { draft: draft.value, 'onUpdate:draft': (text: string) => { draft.value = text }, trayCount: 1, isLanding: false, canChat: true, onSend: (text: string) => sent.push(text) })).mount(place)
    place.querySelector('form')?.dispatchEvent(new Event('submit'))
    await nextTick()
    expect([sent, draft.value, place.querySelector('input')?.value]).toEqual([['你好'], '你好', '你好'])
    draft.value = ''
    await nextTick()
    expect(place.querySelector('input')?.value).toBe('')
  })
})

describe('a sheet', () => {
  it('has a way out with a name', () => {
    let closed = 0
    const place = document.createElement('div')
    createApp(() => h(SheetHead, { title: '这场的货', onClose: () => { closed++ } })).mount(place)
    const shut = place.querySelector('button')
    shut?.click()
    expect([closed, shut?.getAttribute('aria-label'), place.querySelector('h2')?.textContent]).toEqual([1, '关闭', '这场的货'])
  })
})
