import type { DraftProblem } from '@/shared/api/settlementTypes'
import { say } from '@/shared/i18n/language'

/** Where a problem belongs: a clause by its number, or by the field that it names; 0 for none. */
export function clauseOf(problem: DraftProblem): number {
  if (problem.clauseNo) return problem.clauseNo
  const named = /^clauses\[(\d+)\]/.exec(problem.field ?? '')
  return named ? Number(named[1]) + 1 : 0
}

/** The field of a clause that a problem names: "clauses[2].rate" and "clauses[2].tiers[0].rate" alike give the outermost one. */
const fieldIn = (problem: DraftProblem): string => /^clauses\[\d+\]\.([a-zA-Z]+)/.exec(problem.field ?? '')?.[1] ?? ''

export interface ClauseProblems { byField: Record<string, string>; others: string[] }

/** What is wrong with one clause: at its fields where they are asked for, else at the clause. */
export function problemsOfClause(problems: DraftProblem[], no: number, fields: string[]): ClauseProblems {
  const found: ClauseProblems = { byField: {}, others: [] }
  for (const problem of problems.filter((one) => clauseOf(one) === no)) {
    const field = fieldIn(problem)
    if (fields.includes(field) && !found.byField[field]) found.byField[field] = say(problem.detail)
    else found.others.push(say(problem.detail))
  }
  return found
}

/** What is wrong with the contract as a whole, or with one of its own fields. */
export function problemOfField(problems: DraftProblem[], field: string): string | undefined {
  const found = problems.find((one) => clauseOf(one) === 0 && (one.field === field || one.field?.startsWith(`${field}.`) || one.field?.startsWith(`${field}[`)))
  return found ? say(found.detail) : undefined
}

const ownFields = ['title', 'effectiveFrom', 'parties', 'smallestSale', 'fieldPrice', 'channel', 'recovery', 'examples']
export const otherProblems = (problems: DraftProblem[]): string[] =>
  problems.filter((one) => clauseOf(one) === 0 && !ownFields.some((field) => one.field?.startsWith(field))).map((one) => say(one.detail))
