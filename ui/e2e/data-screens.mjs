// Data from elsewhere, the overview of shortcuts, and what comes before the first lesson: how each is reached, for
// screens.test.mjs.

const HISTORY = `_id,wpm,acc,testDuration,mode,timestamp
${Array.from({ length: 40 }, (_, at) => `id${at},${50 + (at % 9)}.5,96.25,30,time,${1_641_254_400_000 + at * 86_400_000}`).join('\n')}
id40,fast,96,30,time,1645000000000
id41,950,96,30,time,1645000000000
`;

async function help(page, say) {
  await page.keyboard.press('F1');
  await page.getByRole('dialog', { name: say('help-title') }).waitFor();
}

async function posture(page, say) {
  await help(page, say);
  await page.getByRole('button', { name: say('help-posture'), exact: true }).click();
  await page.getByRole('heading', { name: say('intro-sit-title') }).waitFor();
}

export const DATA_SCREENS = {
  'bring-review': async (page, say) => {
    await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
    await page.getByRole('button', { name: say('account-page-data'), exact: true }).click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: say('bring-choose'), exact: true }).click();
    const buffer = Buffer.from(HISTORY);
    await (await choosing).setFiles({ name: 'results.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('heading', { name: say('bring-history-of', { program: 'monkeytype' }) }).waitFor();
  },
  help,
  'intro-sit': posture,
  'intro-hands': async (page, say) => {
    await posture(page, say);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: say('intro-hands-title') }).waitFor();
  },
};
