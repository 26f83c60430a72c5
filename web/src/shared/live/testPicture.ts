import { colours } from '../tokens'
import { language } from '../i18n/language'

const width = 540
const height = 960

function drawField(pen: CanvasRenderingContext2D, seconds: number): void {
  pen.fillStyle = '#CFE5F0'
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = '#F2C454'
  pen.beginPath()
  pen.arc(width * (0.5 + 0.36 * Math.sin(seconds / 4)), 230 + 50 * Math.cos(seconds / 4), 56, 0, Math.PI * 2)
  pen.fill()
  const greens = ['#9CC7A5', '#6FAE83', '#47936A', colours.green, colours.greenDeep]
  greens.forEach((green, layer) => {
    pen.fillStyle = green
    pen.beginPath()
    pen.moveTo(0, height)
    for (let x = 0; x <= width; x += 20) {
      pen.lineTo(x, 430 + layer * 96 + 34 * Math.sin(x / 120 + layer * 1.3 + seconds * (0.5 + layer * 0.12)))
    }
    pen.lineTo(width, height)
    pen.fill()
  })
}

function drawWords(pen: CanvasRenderingContext2D): void {
  pen.fillStyle = colours.ink
  pen.textAlign = 'center'
  pen.font = '600 44px "PingFang SC", "Noto Sans CJK SC", sans-serif'
  pen.fillText(language.value === 'zh' ? '测试画面' : 'Test picture', width / 2, 360)
  pen.font = '500 32px "PingFang SC", "Noto Sans CJK SC", sans-serif'
  pen.fillText(new Date().toLocaleTimeString('zh-CN', { hour12: false }), width / 2, 408)
}

function quietTone(): { track: MediaStreamTrack | null; stop: () => void } {
  if (!('AudioContext' in window)) return { track: null, stop: () => undefined }
  const audio = new AudioContext()
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  const out = audio.createMediaStreamDestination()
  volume.gain.value = 0.02
  tone.frequency.value = 220
  tone.connect(volume).connect(out)
  tone.start()
  return { track: out.stream.getAudioTracks()[0] ?? null, stop: () => void audio.close() }
}

/** A moving picture of terraced fields with a clock and a quiet tone, for a place without a camera. */
export function drawTestPicture(): { stream: MediaStream; stop: () => void } {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  const started = performance.now()
  const draw = (): void => {
    if (!pen) return
    drawField(pen, (performance.now() - started) / 1000)
    drawWords(pen)
  }
  draw()
  const timer = setInterval(draw, 66)
  const stream = canvas.captureStream(15)
  const sound = quietTone()
  if (sound.track) stream.addTrack(sound.track)
  return { stream, stop: () => { clearInterval(timer); sound.stop() } }
}
