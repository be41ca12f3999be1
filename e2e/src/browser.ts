import bundled from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * A headless Chromium. On Linux x64 it is the one that npm carries, so that a fresh machine needs nothing else;
 * elsewhere it is the executable that `FACET_CHROME` names, or the installed Chrome.
 */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env['FACET_CHROME'];
  if (named !== undefined) {
    return chromium.launch({ headless: true, args: quietFlags, executablePath: named });
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    return chromium.launch({
      headless: true,
      executablePath: await bundled.executablePath(),
      args: [...new Set([...bundledFlags(), ...quietFlags])],
    });
  }
  return chromium.launch({ headless: true, args: quietFlags, channel: 'chrome' });
}

/** Klaviyo tracks no robots, and neither do shops: visitors must not call themselves headless. */
function ordinaryUserAgent(browser: Browser): string {
  const major = browser.version().split('.')[0] ?? '150';
  return `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`;
}

/**
 * The package's own flags suit a cloud function: single-process Chromium falls over with several contexts, and
 * switched-off web security would hide every mistake in our CORS and CSP.
 */
function bundledFlags(): readonly string[] {
  const unwanted = [
    '--single-process',
    '--no-zygote',
    '--disable-web-security',
    '--headless',
    '--window-size',
  ];
  return bundled.args.filter((flag) => !unwanted.some((name) => flag.startsWith(name)));
}

/** One person at one browser with an empty memory: cookies and storage are shared with no other visitor. */
export type Visitor = AsyncDisposable & {
  readonly context: BrowserContext;
  /** Console errors and uncaught exceptions of every page so far, in order. */
  readonly errors: readonly string[];
  /** Opens a further page (tab) of this visitor. */
  readonly open: (url?: string) => Promise<Page>;
};

/** Sizes in CSS pixels; 1280 × 900 when absent. */
export type VisitorOptions = { readonly width?: number; readonly height?: number };

/** Starts a visitor with an ordinary user agent whose pages record what goes wrong in them. */
export async function newVisitor(browser: Browser, options: VisitorOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    userAgent: ordinaryUserAgent(browser),
    locale: 'en-IE',
  });
  const errors: string[] = [];
  context.on('page', (page) => {
    page.on('pageerror', (error) => errors.push(`exception: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`console: ${message.text()} (${message.location().url})`);
    });
  });
  const open = async (url?: string): Promise<Page> => {
    const page = await context.newPage();
    if (url !== undefined) await page.goto(url);
    return page;
  };
  return { context, errors, open, [Symbol.asyncDispose]: () => context.close() };
}
