import { language } from '../i18n/language'
import type { RoomProblem } from './messages'

/** A socket cannot say which language the switch chose, so the usual problems have their English here. */
const english: Record<string, string> = {
  'live.sign_in_to_chat': 'Sign in to chat.',
  'live.chat_length': 'A line has 1 to 200 characters.',
  'live.chat_id_invalid': 'The line was not sent. Please send it again.',
  'live.chat_too_fast': 'That was fast. Wait a second and send it again.',
  'live.message_type_unknown': 'This page is too old. Please reload it.',
  'live.only_host_publishes': 'Only the host sends video in this room.',
  'live.published_elsewhere': 'The picture now comes from another phone or page.',
  'live.too_much_waiting': 'Too many video requests, please wait. Chat and buying work.',
  'media.viewer_limit': 'Video seats are full. Chat and buying work.',
  'media.bad_sdp': 'This device has no usable video format. Chat and buying work.',
  'media.unavailable': 'Video is unreachable and coming back. Chat and buying work.',
}

export function roomSentence(problem: RoomProblem): string {
  return language.value === 'en' ? (english[problem.code] ?? problem.detail) : problem.detail
}
