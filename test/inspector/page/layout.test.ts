import { describePage, type PageSetting, startPageSetting } from '../../support/page';

let setting: PageSetting;

describePage('the page', () => {
  beforeAll(async () => {
    setting = await startPageSetting();
  });
  afterAll(() => setting.close());

  it('shows without anything that moves', async () => {
    const { page } = await setting.open({ width: 360 });
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const observer = new PerformanceObserver((list) => {
            const values = list.getEntries().map((entry) => ('value' in entry ? Number(entry.value) : 0));
            resolve(values.reduce((sum, value) => sum + value, 0));
          });
          observer.observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(0), 500);
        }),
    );
    expect(shift).toBe(0);
  });

  const looks = [
    ...[360, 768, 1024, 1280, 1408, 1600].map((width) => ({ width, colorScheme: 'light' as const })),
    // The same in other colours: to be looked at.
    { width: 1024, colorScheme: 'dark' as const },
  ];
  it.each(looks)('has room for everything at $width px, in $colorScheme', async (look) => {
    const { page } = await setting.open(look);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(height).toBeLessThan(4_000);
    await page.getByLabel('Connected call ended').selectOption('+ Menu');
    await page.getByRole('button', { name: 'Nobody answers' }).click();
    await page.getByRole('button', { name: '1', exact: true }).click();
    await page.getByRole('button', { name: /^Choose the way/ }).click();
    // For people to look at: SCREENSHOTS=1 npm run test:page -- layout
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `screenshots/${look.width}-${look.colorScheme}.png`, fullPage: true });
    for (const name of [/^Choose the way/, /^Ring phones/, /^Opening hours/, /^Voicemail/]) {
      await page.getByRole('button', { name }).click();
      for (const summary of await page.locator('.make summary, .sample summary').all()) {
        if (!(await summary.evaluate((one) => one.closest('details')?.open ?? true))) await summary.click();
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(look.width);
      expect(await page.evaluate(outside)).toEqual([]);
      expect(await page.evaluate(cut)).toEqual([]);
    }
  });
});

/** The controls that stand out of the window, or of what they are in. */
function outside(): string[] {
  return [...document.querySelectorAll('main button, main input:not(.visually-hidden), main select')]
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      const around = (element.closest('.group, .panel') ?? document.body).getBoundingClientRect();
      const isOut = right > around.right || left < around.left;
      return element.closest('.picture') === null && isOut && right > left;
    })
    .map(({ outerHTML }) => outerHTML);
}

/** The selects that show less than the whole text of what is chosen. */
function cut(): string[] {
  const context = document.createElement('canvas').getContext('2d');
  return [...document.querySelectorAll('select')].flatMap((select) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(select);
    const text = select.selectedOptions[0]?.text ?? '';
    if (context === null || select.clientWidth === 0) return [];
    context.font = font;
    // The arrow takes some, too.
    const room = select.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - 16;
    return context.measureText(text).width > room ? [text] : [];
  });
}
