import { ref, watch, type Ref } from 'vue'
import type { Problems } from './goodsForm'
import { useSending } from './useSending'

interface SheetParts<F, B, R> {
  /** The form as it is when the sheet opens. */
  fresh: () => F
  check: (form: F) => Problems
  /** Only after `check` found nothing. */
  body: (form: F) => B
  send: (body: B, key: string) => Promise<R>
  done: (answer: R) => void
}

/** A half sheet with one form: anew at each opening, checked while it is mended, shut once the market has taken it. */
export function useSheetForm<F, B, R>(open: Ref<boolean>, { fresh, check, body, send, done }: SheetParts<F, B, R>) {
  const form = ref(fresh()) as Ref<F>
  const { problems, problem, isSending, submit, recheck, forget } = useSending(send)
  watch(form, () => recheck(check(form.value)), { deep: true })
  watch(open, (isOpen) => {
    if (!isOpen) return
    form.value = fresh()
    forget()
  })

  async function go(): Promise<void> {
    const answer = await submit(check(form.value), () => body(form.value))
    if (answer === null) return
    open.value = false
    done(answer)
  }
  return { form, problems, problem, isSending, go }
}
