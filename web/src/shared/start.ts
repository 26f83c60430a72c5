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
  createApp(parts.root).use(router).mount('#app')
}
