// Prints articles: to PDF, or to paper by the system's dialog.
import { BrowserWindow, type Session, session } from 'electron';
import type { Paper, PrintAnswer } from './ipc/exporting.js';
import type { Log } from './log.js';
import { guardSession } from './network/guard.js';
import { limitPermissions } from './permissions.js';

/** Another origin than that of our own pages: it has none of their data. */
const origin = 'app://print';
/** Nothing but the page, its style and the images of the library; scripts are off in the window, too. */
const policy = `default-src 'none'; img-src ${origin}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; sandbox allow-same-origin`;

const imageTypes: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.svg': 'image/svg+xml',
};

/** Chromium fills in both numbers. */
const footer =
  '<div style="width:100%;text-align:center;font:8pt sans-serif;color:#000"><span class="pageNumber"></span> / <span class="totalPages"></span></div>';
/** The same for the system's dialog, which takes no template; understood from Chromium 131 on. */
const footerStyle =
  '<style>@page{@bottom-center{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#000}}</style>';

/** How long one page may take to load and to be printed, in milliseconds. */
const pageWithinMs = 120_000;

type Printed = { ok: true; pdf: Uint8Array } | Exclude<PrintAnswer, { ok: true }>;

/** Shows the pages in hidden windows of their own, one after the other: a broken page costs only itself. */
export class Printer {
  #session: Session | null = null;
  /** The page that is being printed. */
  #html = '';
  #waiting: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly log: Log,
    private readonly readImage: (sha256: string) => Promise<Uint8Array<ArrayBuffer> | null>,
  ) {}

  /** A tagged PDF with an outline of the headings and the page's title. */
  toPdf(html: string, paper: Paper): Promise<Printed> {
    return this.#print(html, async ({ webContents }) => {
      const pdf = await webContents.printToPDF({
        pageSize: paper,
        printBackground: true,
        preferCSSPageSize: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: footer,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      });
      return { ok: true, pdf };
    });
  }

  toDialog(html: string, paper: Paper): Promise<PrintAnswer> {
    return this.#print(html + footerStyle, ({ webContents }) => {
      const { promise, resolve } = Promise.withResolvers<PrintAnswer>();
      webContents.print({ printBackground: true, pageSize: paper }, (ok, message) => {
        const reason = /cancel/i.test(message) ? 'cancelled' : 'failed';
        resolve(ok ? { ok } : { ok, reason, message });
      });
      return promise;
    });
  }

  #print<Answer>(
    html: string,
    print: (window: BrowserWindow) => Promise<Answer>,
  ): Promise<Answer | Exclude<PrintAnswer, { ok: true }>> {
    const printed = this.#waiting.then(() => this.#printNow(html, print));
    this.#waiting = printed;
    return printed;
  }

  async #printNow<Answer>(
    html: string,
    print: (window: BrowserWindow) => Promise<Answer>,
  ): Promise<Answer | Exclude<PrintAnswer, { ok: true }>> {
    this.#html = html;
    const window = this.#open();
    const { promise: ended, reject } = Promise.withResolvers<never>();
    window.webContents.on('render-process-gone', (_event, { reason }) => reject(new Error(reason)));
    window.on('closed', () => reject(new Error('closed')));
    const late = setTimeout(() => reject(new Error('took too long')), pageWithinMs);
    try {
      await Promise.race([window.loadURL(`${origin}/page.html`), ended]);
      clearTimeout(late);
      return await Promise.race([print(window), ended]);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.log.warn('print-failed', message);
      return { ok: false, reason: 'failed', message };
    } finally {
      clearTimeout(late);
      ended.catch(() => {});
      this.#html = '';
      if (!window.isDestroyed()) window.destroy();
    }
  }

  #open(): BrowserWindow {
    this.#session ??= this.#createSession();
    return new BrowserWindow({
      show: false,
      frame: false,
      webPreferences: {
        session: this.#session,
        javascript: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        backgroundThrottling: false,
      },
    });
  }

  /** In memory only. */
  #createSession(): Session {
    const own = session.fromPartition('print');
    guardSession(own, this.log);
    limitPermissions(own, this.log);
    own.protocol.handle('app', ({ url }) => this.#answer(url));
    return own;
  }

  async #answer(url: string): Promise<Response> {
    if (url === `${origin}/page.html`) return response(this.#html, 'text/html; charset=utf-8');
    const [, sha256 = '', extension = ''] =
      /^app:\/\/print\/assets\/([0-9a-f]{64})(\.[a-z]{3,4})$/.exec(url) ?? [];
    const type = Object.hasOwn(imageTypes, extension) ? imageTypes[extension] : undefined;
    const bytes = type === undefined ? null : await this.readImage(sha256).catch(() => null);
    if (type === undefined || bytes === null) return new Response('Not found', { status: 404 });
    return response(bytes, type);
  }
}

function response(body: string | Uint8Array<ArrayBuffer>, type: string): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  });
}
