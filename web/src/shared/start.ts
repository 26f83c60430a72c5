import { createApp, watchEffect, type Component } from 'vue'
import { createRouter, createWebHistory, type Router, type RouteRecordRaw } from 'vue-router'
import { Locale } from 'vant'
import zhCN from 'vant/es/locale/lang/zh-CN'
import enUS from 'vant/es/locale/lang/en-US'
import '@vant/touch-emulator'
import './vantStyles'
import { swallowSecondTaps } from './secondTaps'
import { openSession } from './api/session'
import { language } from './i18n/language'

interface AppParts {
  name: 'shop' | 'studio' | 'desk'
  base: string
  root: Component
  routes: RouteRecordRaw[]
  title: () => string
}

/** What lies beside the topmost sheet, and closes it when tapped. */
function besideSheet(): HTMLElement | undefined {
  const beside = [...document.querySelectorAll<HTMLElement>('.van-overlay')].filter((one) => one.checkVisibility())
  return beside.sort((one, other) => Number(one.style.zIndex) - Number(other.style.zIndex)).at(-1)
}

function closeByEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') besideSheet()?.click()
}

/** The phone's way back closes the topmost sheet and leaves the page where it is. */
function closeByWayBack(router: Router): void {
  let isWayBack = false
  router.options.history.listen(() => { isWayBack = true })
  router.beforeEach(() => {
    const beside = isWayBack ? besideSheet() : undefined
    beside?.click()
    return beside === undefined
  })
  router.afterEach(() => { isWayBack = false })
}

/** Starts one of the three apps: its own base path, its own sign-in, one language for all. */
export function startApp(parts: AppParts): void {
  openSession(parts.name)
  const router = createRouter({
    history: createWebHistory(parts.base),
    routes: parts.routes,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
  closeByWayBack(router)
  watchEffect(() => {
    document.title = parts.title()
    if (language.value === 'zh') Locale.use('zh-CN', zhCN)
    else Locale.use('en-US', enUS)
  })
  window.addEventListener('keydown', closeByEscape)
  swallowSecondTaps()
  createApp(parts.root).use(router).mount('#app')
}
