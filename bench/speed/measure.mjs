// One visit of a page in Chromium. The server plays the slow line.
const CPU_SLOWDOWN = 4;
const KEYS = 'ada.lovelace.example';
const READY_TIMEOUT_MS = 60_000;
/** Until everything that a page loads when it is idle is there. */
const SETTLED_MS = 1500;

/** Runs in the page, before its scripts: notes when the first field can be used, what was loaded until then, and layout shifts. */
function observe() {
  const bench = { layoutShift: 0 };
  Object.assign(globalThis, { bench });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) bench.layoutShift += /** @type {any} */ (entry).value;
  }).observe({ type: 'layout-shift', buffered: true });

  const elementsIn = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? elementsIn(element.shadowRoot) : []),
    ]);
  const isUsable = (element) =>
    element.matches('input:is(:not([type]), [type=text], [type=email], [type=tel]):enabled') &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const check = () => {
    const field = elementsIn(document).find(isUsable);
    if (!field) return requestAnimationFrame(check);
    const resources = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource'));
    const loaded = resources.filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= performance.now());
    const isCode = ({ name }) => /\.(js|css)$/.test(new URL(name).pathname);
    return Object.assign(bench, {
      ready: performance.now(),
      field,
      requests: loaded.filter(({ name }) => !name.startsWith('data:')).length,
      bytes: loaded.filter(isCode).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    });
  };
  requestAnimationFrame(check);
}

async function open(browser, { slow }, run) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    if (slow) await page.emulateCPUThrottling(CPU_SLOWDOWN);
    return await run(page);
  } finally {
    await context.close();
  }
}

const scriptSeconds = async (page) => (await page.metrics()).ScriptDuration ?? 0;

/** The milliseconds of script for each key that is typed in the first field. */
async function measureKeys(page) {
  await page.evaluate(() => globalThis.bench.field.focus());
  const before = await scriptSeconds(page);
  await page.keyboard.type(KEYS, { delay: 30 });
  return ((await scriptSeconds(page)) - before) * (1000 / KEYS.length);
}

/**
 * Visits a page that shows a form. Times are in ms, `heap` is in MiB, `bytes` are those of scripts and styles.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url
 * @param {{ slow: boolean }} options
 */
export function measureForm(browser, url, options) {
  return open(browser, options, async (page) => {
    await page.evaluateOnNewDocument(observe);
    await page.goto(url, { timeout: READY_TIMEOUT_MS });
    await page.waitForFunction(() => globalThis.bench.ready !== undefined, { timeout: READY_TIMEOUT_MS });
    const { ready, requests, bytes } = await page.evaluate(() => ({ ...globalThis.bench, field: undefined }));
    if (options.slow) return { ready };
    await new Promise((done) => setTimeout(done, SETTLED_MS));
    const client = await page.createCDPSession();
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize } = await client.send('Runtime.getHeapUsage');
    const key = await measureKeys(page);
    const layoutShift = await page.evaluate(() => globalThis.bench.layoutShift);
    return { ready, requests, bytes, heap: usedSize / 2 ** 20, key, layoutShift };
  });
}

/**
 * Signs in by the page's `signIn()`: the longest block of the main thread, and the whole time, in ms.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url
 * @param {{ slow: boolean }} options
 */
export function measureSignIn(browser, url, { slow }) {
  return open(browser, { slow: false }, async (page) => {
    await page.goto(url);
    await page.waitForFunction(() => 'signIn' in globalThis);
    if (slow) await page.emulateCPUThrottling(CPU_SLOWDOWN);
    await page.tracing.start({ categories: ['disabled-by-default-devtools.timeline', 'blink.user_timing'] });
    const whole = await page.evaluate(async () => {
      performance.mark('signIn');
      const start = performance.now();
      await globalThis.signIn();
      performance.mark('signedIn');
      return performance.now() - start;
    });
    return { block: longestTask((await page.tracing.stop()) ?? new Uint8Array()), whole };
  });
}

/** The longest task of the main thread between the marks of a trace, in ms: no script measures it, because it would be a task itself. */
function longestTask(trace) {
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace));
  const mark = (name) =>
    traceEvents.find((event) => event.name === name && event.cat === 'blink.user_timing');
  const [start, end] = [mark('signIn'), mark('signedIn')];
  const tasks = traceEvents.filter(
    ({ name, pid, tid, ts, dur = 0 }) =>
      name === 'RunTask' && pid === start.pid && tid === start.tid && ts + dur > start.ts && ts < end.ts,
  );
  return Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000;
}
