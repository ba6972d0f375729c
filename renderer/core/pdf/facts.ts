/** A PDF's metadata: the information dictionary, and XMP (ISO 32000-1, 14.3). */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { bytesOfBinary } from '../bytes/binary-string';
import { decodeBytes } from '../encoding/encoding';
import { statedNames } from '../metadata/names';

export interface PdfFacts {
  title: string | null;
  authors: string[];
  /** When the work was published; ISO 8601, as the other dates. */
  published: string | null;
  /** When the file was made. */
  created: string | null;
  changed: string | null;
  lang: string | null;
  keywords: string[];
  site: string | null;
}

/** Titles that programs fill in by themselves. */
const NO_TITLE =
  /^(?:untitled(?:[- ]?\d+)?|no title|none|title|blank|제목\s?없음|無題|无标题|about:blank|print|slide \d+|(?:document|book|presentation|doc|프레젠테이션|문서|통합\s?문서|プレゼンテーション|文書|演示文稿|文档|工作簿)\s?\d*|microsoft (?:word|powerpoint|excel)\b.*|powerpoint[\s-](?:presentation|präsentation|prezentáció|프레젠테이션|プレゼンテーション|演示文稿|簡報).*|(?:présentation|presentación|apresentação(?: do)?|presentazione(?: standard di)?|prezentacja programu|презентация)\s?(?:de\s|di\s|do\s)?power\s?point|.*\.(?:docx?|hwpx?|pptx?|xlsx?|od[tpsg]|rtf|txt|tex|dvi|indd|qx[dp]|p65|pmd|pdf|html?|ai|eps|ps|png|jpe?g|gif|tiff?|bmp|svg|exe|key|pages|numbers|wpd|pub|vsdx?|dwg|cdr|psd|md))$/i;

export async function factsOf(pdf: PDFDocumentProxy): Promise<PdfFacts> {
  const { info, metadata } = await pdf.getMetadata();
  const stated = info as Record<string, unknown>;
  const field = async (xmp: string, name: string) =>
    textIn(metadata?.get(xmp)) ?? (await withLegacyCharset(textIn(stated[name])));
  const title = await field('dc:title', 'Title');
  const author = await field('dc:creator', 'Author');
  const keywords = await field('pdf:keywords', 'Keywords');
  return {
    title: title !== null && !NO_TITLE.test(title) ? title : null,
    authors: author === null ? [] : statedNames([author]),
    // PRISM, which publishers write into the XMP of articles.
    published:
      dateOf(textIn(metadata?.get('prism:publicationdate'))) ??
      dateOf(textIn(metadata?.get('prism:coverdate'))),
    created: dateOf(textIn(metadata?.get('xmp:createdate')) ?? textIn(stated.CreationDate)),
    changed: dateOf(textIn(metadata?.get('xmp:modifydate')) ?? textIn(stated.ModDate)),
    lang: textIn(stated.Language),
    keywords: (keywords ?? '').split(/[,;、]/).flatMap((each) => each.trim() || []),
    site: textIn(metadata?.get('dc:publisher')),
  };
}

function textIn(value: unknown): string | null {
  const text = Array.isArray(value)
    ? value.filter((each) => typeof each === 'string').join('; ')
    : value;
  const clean = typeof text === 'string' ? text.replace(/[\s\0]+/g, ' ').trim() : '';
  return clean === '' ? null : clean;
}

/**
 * Decodes text whose bytes are in a legacy charset, as old programs wrote it: it reads as accented letters.
 */
async function withLegacyCharset(text: string | null): Promise<string | null> {
  if (text === null || !/^[\0-\xff]*$/.test(text)) return text;
  if ((text.match(/[\x80-\xff]/g)?.length ?? 0) < 4) return text;
  const decoded = (await decodeBytes(bytesOfBinary(text), 'text')).text;
  return /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u.test(decoded)
    ? decoded
    : text;
}

/** Parses `D:20200131101500+09'00'`, or XMP's ISO 8601. */
function dateOf(text: string | null): string | null {
  if (text === null) return null;
  const match =
    /^(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(?:\.\d+)?(?:(Z)|([+-]\d\d)[:']?(\d\d)?)?/.exec(
      text,
    );
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '00', zulu, hours, minutes = '00'] = match;
  const date = [year, month, day].filter((each) => each !== undefined).join('-');
  if (hour === undefined || minute === undefined) return isDate(date) ? date : null;
  const zone = hours ? `${hours}:${minutes}` : (zulu ?? '');
  const full = `${date}T${hour}:${minute}:${second}${zone}`;
  return isDate(full) ? full : null;
}

const isDate = (iso: string) => !Number.isNaN(Date.parse(iso)) && !iso.startsWith('0000');
