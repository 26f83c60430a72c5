import type { Server } from 'node:http'
import { WebSocketServer, type WebSocket } from 'ws'
import { people } from './simulated-data.ts'
import { bus, roomById, tell } from './simulated-state.ts'

interface Person { socket: WebSocket; id: string; room: string; isHost: boolean; name: unknown }
let media: WebSocket | null = null
let nextId = 1
const present = new Map<string, Person>()
const epoch = `simulated-${Date.now()}`
let offset = 0

function tellOne(person: Person, message: unknown): void {
  if (person.socket.readyState === 1) person.socket.send(JSON.stringify({ epoch, offset, messages: [message] }))
}

function onMessage(person: Person, raw: string): void {
  const message = JSON.parse(raw) as { type: string; id?: string; text?: string }
  if (message.type === 'chat') tell(person.room, { type: 'chat', id: message.id, from: person.name, text: message.text, at: new Date().toISOString() })
  else if (media?.readyState === 1) media.send(JSON.stringify({ peer: person.id, room: person.room, ...message }))
}

function join(socket: WebSocket, url: string, protocols: string): void {
  const room = /\/rooms\/([^/?]+)/.exec(url)?.[1] ?? ''
  const phone = /bearer\.simulated-(\d+)/.exec(protocols)?.[1] ?? ''
  const person: Person = { socket, id: `peer-${nextId++}`, room, isHost: people[phone]?.role === 'HOST', name: people[phone]?.name ?? '游客' }
  present.set(person.id, person)
  const share = (messages: unknown[]): void => { offset++; if (socket.readyState === 1) socket.send(JSON.stringify({ epoch, offset, messages })) }
  bus.on(room, share)
  tellOne(person, { type: 'hello', role: person.isHost ? 'HOST' : 'VIEWER', viewers: roomById(room)?.viewers ?? 0 })
  roomById(room)?.history.slice(-8).forEach((message) => tellOne(person, message))
  socket.on('message', (raw: Buffer) => onMessage(person, raw.toString()))
  socket.on('close', () => { bus.off(room, share); present.delete(person.id) })
}

function joinMedia(socket: WebSocket): void {
  media = socket
  socket.on('message', (raw: Buffer) => {
    const { peer, ...message } = JSON.parse(raw.toString()) as { peer: string }
    const person = present.get(peer)
    if (person) tellOne(person, message)
  })
}

/** Rooms over WebSocket; media is relayed by a browser page that is opened as `/dev/media.html`. */
export function openSimulatedRooms(server: Server): void {
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'tongtian.v1' })
  const pages = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    const url = request.url ?? ''
    if (url.startsWith('/ws/live/rooms/')) sockets.handleUpgrade(request, socket, head, (opened) => join(opened, url, request.headers['sec-websocket-protocol'] ?? ''))
    if (url.startsWith('/simulated/media')) pages.handleUpgrade(request, socket, head, joinMedia)
  })
}
