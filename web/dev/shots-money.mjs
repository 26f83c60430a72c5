import { base, id, open, shot, signIn } from './shots-browser.mjs'

/** Waits until a screen that loads has what it shows. */
async function enter(phone, width, language, path = '') {
  const page = await open(width, width > 600 ? 800 : 780, language)
  await page.goto(`${base}/desk/`)
  await signIn(page, phone)
  await id(page, 'desk-party').waitFor()
  if (path) await page.goto(`${base}/desk${path}`)
  await page.waitForTimeout(900)
  return page
}

async function statement(width, language, mark) {
  const page = await enter('13800000001', width, language, '/statement')
  await id(page, 'statement-line').waitFor()
  await shot(page, `${mark}-statement`, true)
  for (const view of ['Totals', 'Payouts', 'Files']) {
    await id(page, `view-${view}`).click()
    await page.waitForTimeout(400)
    await shot(page, `${mark}-statement-${view}`)
  }
  await id(page, 'file-PDF').click()
  await page.waitForTimeout(700)
  await id(page, 'view-Lines').click()
  await page.getByTestId('statement-line').nth(2).click()
  await id(page, 'sale-sum').waitFor()
  await id(page, 'verify-button').click()
  await page.waitForTimeout(2800)
  await id(page, 'verify-verdict').scrollIntoViewIfNeeded()
  await shot(page, `${mark}-sale-verified`)
  await id(page, 'dispute-start').click()
  await id(page, 'dispute-reason').fill('送了 10 斤，只记了 9 斤')
  await id(page, 'dispute-submit').scrollIntoViewIfNeeded()
  await shot(page, `${mark}-sale-dispute`)
  await id(page, 'sheet-shut').click()
  await page.waitForTimeout(400)
  await page.getByTestId('line-verify').last().click()
  await page.waitForTimeout(3200)
  await id(page, 'verify-verdict').scrollIntoViewIfNeeded()
  await shot(page, `${mark}-sale-broken`)
}

async function composer(width, language, mark) {
  const page = await enter('13800000001', width, language, '/contracts')
  await id(page, 'contract-row').waitFor()
  await shot(page, `${mark}-contracts`)
  await id(page, 'contract-row').click()
  await id(page, 'contract-change').waitFor()
  await shot(page, `${mark}-contract`, true)
  await id(page, 'contract-change').click()
  await id(page, 'compose-example').waitFor()
  await page.waitForTimeout(900)
  await shot(page, `${mark}-compose`)
  await id(page, 'compose-clause-open').click()
  await id(page, 'clause-1-rate').fill('48')
  await page.waitForTimeout(900)
  await id(page, 'simulate').click()
  await id(page, 'case-table').waitFor()
  await shot(page, `${mark}-compose-open`)
  await shot(page, `${mark}-compose-full`, true)
  await id(page, 'simulation').scrollIntoViewIfNeeded()
  await shot(page, `${mark}-simulation`)
  await id(page, 'compose-add').scrollIntoViewIfNeeded()
  await id(page, 'compose-add').click()
  await page.waitForTimeout(400)
  await shot(page, `${mark}-compose-kinds`)
  await id(page, 'compose-kind-FLOOR_PRICE').click()
  await page.waitForTimeout(900)
  await shot(page, `${mark}-compose-floor`)
  await id(page, 'compose-save').click()
  await id(page, 'sign-panel').waitFor()
  await id(page, 'sign-read').check()
  await shot(page, `${mark}-sign`, true)
}

async function others(width, language, mark) {
  const coop = await enter('13800000001', width, language, '/seals')
  await id(coop, 'seal').waitFor()
  await shot(coop, `${mark}-seals`)
  const auditor = await enter('13800000005', width, language, '/disputes')
  await shot(auditor, `${mark}-disputes`)
  const page = await open(width, width > 600 ? 800 : 780, language)
  await page.goto(`${base}/funds`)
  await id(page, 'fund-card').waitFor()
  await shot(page, `${mark}-funds`)
  await id(page, 'fund-card').click()
  await id(page, 'fund-movement').waitFor()
  await shot(page, `${mark}-fund`, true)
  const farmer = await enter('13800000003', width, language)
  await id(farmer, 'farmer-line').waitFor()
  await shot(farmer, `${mark}-farmer`)
  await shot(farmer, `${mark}-farmer-full`, true)
}

/** Statement, proof, composer, seals and funds, on a phone and at a desk. */
export async function money() {
  for (const [width, language, mark] of [[360, 'zh', 'm'], [1280, 'zh', 'w'], [360, 'en', 'me'], [1280, 'en', 'we']]) {
    await statement(width, language, mark)
    await composer(width, language, mark)
    await others(width, language, mark)
  }
}
