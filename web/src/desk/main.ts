import { startApp } from '@/shared/start'
import { account } from '@/shared/api/session'
import App from './App.vue'
import { t } from './messages'
import { routes } from './routes'

startApp({ name: 'desk', base: '/desk/', root: App, routes, title: () => (account.value?.role === 'FARMER' ? t('farmerTitle') : t('title')) })
