/** A browser page that stands in for the media server during `dev:mock`: relays the host's tracks to every viewer. */
interface Incoming { peer: string; room: string; type: string; sdp?: string; candidate?: RTCIceCandidateInit }

const socket = new WebSocket(`ws://${location.host}/simulated/media`)
const peers = new Map<string, RTCPeerConnection>()
const tracks = new Map<string, MediaStream>()
const send = (peer: string, message: object): void => socket.send(JSON.stringify({ peer, ...message }))

async function answer(message: Incoming): Promise<void> {
  peers.get(message.peer)?.close()
  const connection = new RTCPeerConnection()
  peers.set(message.peer, connection)
  connection.onicecandidate = (event) => { if (event.candidate) send(message.peer, { type: 'candidate', candidate: event.candidate.toJSON() }) }
  if (message.type === 'publish') {
    const stream = new MediaStream()
    tracks.set(message.room, stream)
    connection.ontrack = (event) => stream.addTrack(event.track)
  }
  await connection.setRemoteDescription({ type: 'offer', sdp: message.sdp ?? '' })
  if (message.type === 'view') {
    for (const transceiver of connection.getTransceivers()) {
      const track = tracks.get(message.room)?.getTracks().find((one) => one.kind === transceiver.receiver.track.kind)
      if (!track) continue
      transceiver.direction = 'sendonly'
      await transceiver.sender.replaceTrack(track)
    }
  }
  await connection.setLocalDescription(await connection.createAnswer())
  send(message.peer, { type: 'answer', sdp: connection.localDescription?.sdp })
}

socket.onmessage = (event: MessageEvent<string>) => {
  const message = JSON.parse(event.data) as Incoming
  if (message.type === 'publish' || message.type === 'view') void answer(message)
  if (message.type === 'candidate' && message.candidate) void peers.get(message.peer)?.addIceCandidate(message.candidate)
}
