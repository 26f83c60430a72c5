import { startApp } from '@/shared/start'
import App from './App.vue'
import { t } from './messages'
import { routes } from './routes'

startApp({ name: 'studio', base: '/studio/', root: App, routes, title: () => t('title') })
