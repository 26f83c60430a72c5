import { startApp } from '@/shared/start'
import App from './App.vue'
import { t } from './messages'
import { routes } from './routes'

startApp({ name: 'shop', base: '/', root: App, routes, title: () => t('title') })
