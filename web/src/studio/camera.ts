import { effectScope } from 'vue'
import { useCamera } from '@/shared/live/useCamera'

/** One camera for the whole studio: what was prepared goes on air without opening it again. */
export const camera = effectScope(true).run(useCamera) as ReturnType<typeof useCamera>
