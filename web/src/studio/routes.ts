import type { RouteRecordRaw } from 'vue-router'
import RoomsPage from './pages/RoomsPage.vue'

export const routes: RouteRecordRaw[] = [
  { path: '/', component: RoomsPage },
  { path: '/prepare', component: () => import('./pages/PreparePage.vue') },
  { path: '/rooms/:id/live', component: () => import('./pages/LivePage.vue'), props: true },
  { path: '/rooms/:id/after', component: () => import('./pages/AfterPage.vue'), props: true },
  { path: '/:rest(.*)*', redirect: '/' },
]
