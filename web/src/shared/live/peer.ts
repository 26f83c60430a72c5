import type { ClientMessage, RoomMessage } from './messages'

export type Signal = Extract<RoomMessage, { type: 'answer' | 'candidate' | 'renegotiate' }>

export interface PeerOptions {
  iceServers: RTCIceServer[]
  send: (message: ClientMessage) => boolean
  onState: (state: RTCPeerConnectionState) => void
}

/** VP8 first: with one codec for everybody a media node passes video through instead of transcoding it. */
export function preferVp8(transceiver: RTCRtpTransceiver): void {
  const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs ?? []
  if (codecs.length === 0 || !('setCodecPreferences' in transceiver)) return
  const isVp8 = (codec: RTCRtpCodec): boolean => codec.mimeType.toLowerCase() === 'video/vp8'
  transceiver.setCodecPreferences([...codecs.filter(isVp8), ...codecs.filter((codec) => !isVp8(codec))])
}

/** One offer and its answer; candidates trickle both ways. A new negotiation is a new peer. */
export class Peer {
  readonly connection: RTCPeerConnection
  private early: RTCIceCandidateInit[] = []
  private ownEarly: RTCIceCandidateInit[] = []
  private offered = false

  constructor(private readonly kind: 'publish' | 'view', private readonly options: PeerOptions) {
    this.connection = new RTCPeerConnection({ iceServers: options.iceServers, bundlePolicy: 'max-bundle' })
    this.connection.onconnectionstatechange = () => options.onState(this.connection.connectionState)
    this.connection.onicecandidate = (event) => {
      if (event.candidate?.candidate) this.sendCandidate(event.candidate.toJSON())
    }
  }

  async offer(): Promise<void> {
    const offer = await this.connection.createOffer()
    await this.connection.setLocalDescription(offer)
    this.options.send({ type: this.kind, sdp: offer.sdp ?? '' })
    this.offered = true
    this.ownEarly.splice(0).forEach((candidate) => this.sendCandidate(candidate))
  }

  async take(signal: Signal): Promise<void> {
    if (this.connection.signalingState === 'closed') return
    if (signal.type === 'answer' && this.connection.signalingState === 'have-local-offer') {
      await this.connection.setRemoteDescription({ type: 'answer', sdp: signal.sdp })
      await Promise.all(this.early.splice(0).map((candidate) => this.connection.addIceCandidate(candidate)))
    }
    if (signal.type === 'candidate') await this.takeCandidate(signal.candidate)
  }

  close(): void {
    this.connection.onconnectionstatechange = null
    this.connection.onicecandidate = null
    this.connection.ontrack = null
    this.connection.close()
  }

  private sendCandidate(candidate: RTCIceCandidateInit): void {
    if (!this.offered) {
      this.ownEarly.push(candidate)
      return
    }
    const { candidate: line, sdpMid, sdpMLineIndex } = candidate
    this.options.send({ type: 'candidate', candidate: { candidate: line ?? '', sdpMid: sdpMid ?? null, sdpMLineIndex: sdpMLineIndex ?? null } })
  }

  private async takeCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    if (!this.connection.remoteDescription) {
      this.early.push(candidate)
      return
    }
    await this.connection.addIceCandidate(candidate)
  }
}
