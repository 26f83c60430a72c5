import { createApp, watchEffect, type Component } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { Locale } from 'vant'
import zhCN from 'vant/es/locale/lang/zh-CN'
import enUS from 'vant/es/locale/lang/en-US'
import '@vant/touch-emulator'
import './vantStyles'
import { openSession } from './api/session'
import { language } from './i18n/language'

interface AppParts {
  name: 'shop' | 'studio' | 'desk'
  base: string
  root: Component
  routes: RouteRecordRaw[]
  title: () => string
}

/** Escape does what a tap beside the topmost sheet does. */
function closeByEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return
  const beside = [...document.querySelectorAll<HTMLElement>('.van-overlay')].filter((one) => one.checkVisibility())
  beside.sort((one, other) => Number(one.style.zIndex) - Number(other.style.zIndex)).at(-1)?.click()
}

/** Starts one of the three apps: its own base path, its own sign-in, one language for all. */
export function startApp(parts: AppParts): void {
  openSession(parts.name)
  const router = createRouter({
    history: createWebHistory(parts.base),
    routes: parts.routes,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
  watchEffect(() => {
    document.title = parts.title()
    if (language.value === 'zh') Locale.use('zh-CN', zhCN)
    else Locale.use('en-US', enUS)
  })
  window.addEventListener('keydown', closeByEscape)
  createApp(parts.root).use(router).mount('#app')
}
