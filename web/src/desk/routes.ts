import type { RouteRecordRaw } from 'vue-router'
import HomePage from './pages/HomePage.vue'
import StatementPage from './pages/StatementPage.vue'

export const routes: RouteRecordRaw[] = [
  { path: '/', component: HomePage },
  { path: '/products', component: () => import('./pages/ProductsPage.vue') },
  { path: '/products/new', component: () => import('./pages/NewProductPage.vue') },
  { path: '/orders', component: () => import('./pages/OrdersPage.vue') },
  { path: '/statement', component: StatementPage },
  { path: '/contracts', component: () => import('./pages/ContractsPage.vue') },
  { path: '/contracts/new', component: () => import('./pages/ComposePage.vue') },
  { path: '/contracts/:id/change', component: () => import('./pages/ComposePage.vue'), props: true },
  { path: '/contracts/:id', component: () => import('./pages/ContractPage.vue'), props: true },
  { path: '/seals', component: () => import('./pages/SealsPage.vue') },
  { path: '/disputes', component: () => import('./pages/DisputesPage.vue') },
  { path: '/:rest(.*)*', redirect: '/' },
]
