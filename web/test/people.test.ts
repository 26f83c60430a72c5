import { beforeEach, describe, expect, it } from 'vitest'
import { chooseLanguage } from '@/shared/i18n/language'
import { personWord } from '@/shared/people'

beforeEach(() => chooseLanguage('zh'))

describe('a masked name', () => {
  it('is a user in the reader’s language where none was given', () => {
    expect([personWord('用**'), personWord('王**'), personWord('**')]).toEqual(['用户**', '王**', '**'])
    chooseLanguage('en')
    expect([personWord('用**'), personWord('王**')]).toEqual(['User **', '王**'])
  })
})
