import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Vant's icon font carries itself as data; its second source is a foreign host that a market page must never call. */
function keepIconFontAtHome(): Plugin {
  return {
    name: 'keep-icon-font-at-home',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('vant/') || !id.endsWith('.css')) return undefined
      return code.replace(/,\s*url\(\/\/[^)]*\)\s*format\([^)]*\)/g, '')
    },
  }
}

/** The gateway's content policy allows fonts from its own files only, not from data in a style sheet. */
function iconFontAsFile(): Plugin {
  return {
    name: 'icon-font-as-file',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const item of Object.values(bundle)) {
        if (item.type !== 'asset' || !item.fileName.endsWith('.css')) continue
        item.source = String(item.source).replace(/url\(["']?data:font\/woff2;[^,]*,([A-Za-z0-9+/=]+)["']?\)/g, (_whole, data: string) => {
          const font = Buffer.from(data, 'base64')
          const fileName = `assets/vant-icon-${createHash('sha256').update(font).digest('hex').slice(0, 8)}.woff2`
          if (!(fileName in bundle)) this.emitFile({ type: 'asset', fileName, source: font })
          return `url(/${fileName})`
        })
      }
    },
  }
}

/** In development every app answers for the paths below its own folder, as the gateway does in production. */
function appFallback(): Plugin {
  return {
    name: 'app-fallback',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/'
        const isPage = request.method === 'GET' && !path.includes('.') && !/^\/(@|api|ws|cashier|src|dev|simulated)/.test(path)
        if (isPage) request.url = /^\/(studio|desk)(\/|$)/.exec(path)?.[1] ? `/${path.split('/')[1]}/index.html` : '/index.html'
        next()
      })
    },
  }
}

export default defineConfig(async ({ mode }) => {
  const simulated = mode === 'mock' ? [(await import('./dev/simulated-market.ts')).simulatedMarket()] : []
  const gateway = process.env['GATEWAY_URL'] ?? 'http://127.0.0.1:8080'
  return {
    appType: 'mpa' as const,
    plugins: [keepIconFontAtHome(), iconFontAsFile(), ...simulated, appFallback(), vue()],
    resolve: { alias: { '@': here('./src') } },
    server: {
      host: '127.0.0.1',
      port: 5173,
      ...(mode === 'mock' ? {} : { proxy: { '/api': gateway, '/cashier': gateway, '/ws': { target: gateway, ws: true } } }),
    },
    build: {
      target: 'es2020',
      rollupOptions: {
        checks: { pluginTimings: false },
        input: { shop: here('./index.html'), studio: here('./studio/index.html'), desk: here('./desk/index.html') },
      },
    },
    test: { environment: 'happy-dom', include: ['test/**/*.test.ts'] },
  }
})
