import type { RouteRecordRaw } from 'vue-router'
import HomePage from './pages/HomePage.vue'
import StatementPage from './pages/StatementPage.vue'

export const routes: RouteRecordRaw[] = [
  { path: '/', component: HomePage },
  { path: '/more', component: () => import('./pages/MorePage.vue') },
  { path: '/products', component: () => import('./pages/ProductsPage.vue') },
  { path: '/products/new', component: () => import('./pages/NewProductPage.vue') },
  { path: '/orders', component: () => import('./pages/OrdersPage.vue') },
  { path: '/statement', component: StatementPage },
  { path: '/contracts', component: () => import('./pages/ContractsPage.vue') },
  { path: '/contracts/new', component: () => import('./pages/ComposePage.vue') },
  { path: '/contracts/:id/change', component: () => import('./pages/ComposePage.vue'), props: true },
  { path: '/contracts/:id', component: () => import('./pages/ContractPage.vue'), props: true },
  { path: '/members', component: () => import('./members/MembersPage.vue') },
  { path: '/members/:party', component: () => import('./members/MemberPage.vue'), props: true },
  { path: '/my-membership', component: () => import('./members/MyMembershipPage.vue') },
  { path: '/year-ends', component: () => import('./yearend/YearEndsPage.vue') },
  { path: '/year-ends/:year', component: () => import('./yearend/YearEndPage.vue'), props: true },
  { path: '/forward-orders', component: () => import('./forward/ForwardsPage.vue') },
  { path: '/forward-orders/new', component: () => import('./forward/NewForwardPage.vue') },
  { path: '/forward-orders/:id', component: () => import('./forward/ForwardPage.vue'), props: true },
  { path: '/delivery', component: () => import('./delivery/DeliveryPage.vue') },
  { path: '/coupons', component: () => import('./coupons/CouponsPage.vue') },
  { path: '/account', component: () => import('./account/AccountPage.vue') },
  { path: '/committee', component: () => import('./committee/CommitteePage.vue') },
  { path: '/reconciliations', component: () => import('./reconciliation/ReconciliationsPage.vue') },
  { path: '/reconciliations/:day', component: () => import('./reconciliation/ReconciliationPage.vue'), props: true },
  { path: '/seals', component: () => import('./pages/SealsPage.vue') },
  { path: '/disputes', component: () => import('./pages/DisputesPage.vue') },
  { path: '/:rest(.*)*', redirect: '/' },
]
