/** The bytes of a PDF that a tab shows. */
import { LARGEST_PDF } from './limits';

type PdfFile = { ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; reason: string };

export async function pdfAt(url: string): Promise<PdfFile> {
  try {
    // The browser has it in its cache, unless the site forbids that.
    const answer = await fetch(url, { cache: 'force-cache', credentials: 'include' });
    const type = answer.headers.get('content-type') ?? '';
    if (!answer.ok || !/^application\/(?:pdf|octet-stream)/i.test(type)) return unreadable;
    if (Number(answer.headers.get('content-length')) > LARGEST_PDF) return tooLarge;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length > LARGEST_PDF) return tooLarge;
    // A site whose session has ended answers with a page.
    return String.fromCharCode(...bytes.subarray(0, 1024)).includes('%PDF-')
      ? { ok: true, bytes }
      : unreadable;
  } catch {
    return unreadable;
  }
}

const unreadable: PdfFile = { ok: false, reason: 'not-readable' };
const tooLarge: PdfFile = { ok: false, reason: 'too-large' };
