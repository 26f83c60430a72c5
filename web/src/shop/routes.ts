import type { RouteRecordRaw } from 'vue-router'
import FrontPage from './pages/FrontPage.vue'

export const routes: RouteRecordRaw[] = [
  { path: '/', component: FrontPage, meta: { tabs: true } },
  { path: '/live', component: () => import('./pages/LivePage.vue'), meta: { tabs: true } },
  { path: '/rooms/:id', component: () => import('./pages/RoomPage.vue'), props: true },
  { path: '/products/:id', component: () => import('./pages/ProductPage.vue'), props: true },
  { path: '/cart', component: () => import('./pages/CartPage.vue'), meta: { tabs: true } },
  { path: '/checkout', component: () => import('./pages/CheckoutPage.vue') },
  { path: '/purchases/:id', component: () => import('./pages/PaymentPage.vue'), props: true },
  { path: '/orders', component: () => import('./pages/OrdersPage.vue') },
  { path: '/orders/:id', component: () => import('./pages/OrderPage.vue'), props: true },
  { path: '/orders/:id/after-sales', component: () => import('./aftersales/NewCasePage.vue'), props: true },
  { path: '/cases/:id', component: () => import('./aftersales/CasePage.vue'), props: true },
  { path: '/funds', component: () => import('./pages/FundsPage.vue') },
  { path: '/funds/:id', component: () => import('./pages/FundPage.vue'), props: true },
  { path: '/rules', component: () => import('./pages/RulesPage.vue') },
  { path: '/addresses', component: () => import('./addressbook/AddressesPage.vue') },
  { path: '/coupons', component: () => import('./coupons/MyCouponsPage.vue') },
  { path: '/me', component: () => import('./pages/MePage.vue'), meta: { tabs: true } },
  { path: '/sign-in', component: () => import('./pages/SignInView.vue') },
  { path: '/:rest(.*)*', redirect: '/' },
]
