import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { simulatedApi, type Answer } from './simulated-api.ts'
import { openSimulatedRooms } from './simulated-rooms.ts'

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString()
  return text ? JSON.parse(text) : {}
}

function send(response: ServerResponse, answer: Answer): void {
  response.statusCode = answer.status
  response.setHeader('content-type', answer.status >= 400 ? 'application/problem+json' : 'application/json')
  Object.entries(answer.headers ?? {}).forEach(([name, value]) => response.setHeader(name, value))
  response.end(answer.body === undefined ? '' : JSON.stringify(answer.body))
}

/** A simulated market for looking at the screens: only under `npm run dev:mock`, never in a build. */
export function simulatedMarket(): Plugin {
  return {
    name: 'simulated-market',
    apply: 'serve',
    configureServer(server) {
      if (server.httpServer) openSimulatedRooms(server.httpServer as import('node:http').Server)
      server.middlewares.use((request, response, next) => {
        const url = new URL(request.url ?? '/', 'http://simulated')
        if (!/^\/(api|cashier)\//.test(url.pathname)) return next()
        void bodyOf(request).then((body) => {
          const answer = simulatedApi({ method: request.method ?? 'GET', url, body: body as Record<string, unknown>, token: request.headers.authorization?.slice(7) ?? '', key: String(request.headers['idempotency-key'] ?? '') })
          setTimeout(() => send(response, answer), 60)
        })
      })
    },
  }
}
