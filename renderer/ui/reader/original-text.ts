import type { Article } from '../../core/article/article';
import { readSavedText } from '../../core/highlights/frame-text';
import { parseHtml } from '../../core/markup/parse-markup';
import { openBundledPdf } from '../../core/pdf/bundled-pdf';
import { pdfText } from '../../core/pdf/page-text';
import { openOriginal } from '../../library/actions/read-article';
import type { Library } from '../../library/library';

/** The text of an article's original, as its view shows it; null when it cannot be read. */
export async function originalText(library: Library, article: Article): Promise<string | null> {
  const original = await openOriginal(library, article);
  if (original === null || original.kind === 'other') return null;
  if (original.kind === 'text') return original.text;
  if (original.kind === 'page') return readSavedText(parseHtml(original.html).body).text;
  const pdf = await openBundledPdf(original.bytes).catch(() => null);
  if (pdf === null) return null;
  try {
    return (await pdfText(pdf.document, { isStale: () => false })).text;
  } finally {
    pdf.close();
  }
}
