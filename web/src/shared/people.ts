import { c } from './i18n/common'

/** The market calls who gave no name 用户 with four digits, and shows others its first character. */
const unnamed = '用**'

/** A masked name as it is read: who gave none is a user in the reader's language, not somebody named 用. */
export const personWord = (masked: string): string => (masked === unnamed ? c('unnamedPerson') : masked)
