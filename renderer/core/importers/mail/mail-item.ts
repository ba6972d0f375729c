/** The article of a mail, from its parts. */
import { bytesOfBinary } from '../../bytes/binary-string';
import { decodeBytes } from '../../encoding/encoding';
import { withDeclaredCharset } from '../../encoding/with-declared-charset';
import type { Companion, Companions } from '../../files/companions';
import { LARGEST_FILE } from '../../files/limits';
import { textOf } from '../../markup/plain-text';
import { parseDate } from '../../metadata/dates';
import { webAddress } from '../../sanitize/links';
import { hostOfAddress } from '../../web/host';
import type { ImportContext, ImportItem } from '../importer';
import { decodedBody, type MimePart, mediaType, parameterOf } from '../mhtml/message';
import { entryItem } from '../reading-list/library-entry';
import { headerText, type Sender, senderOf } from './header-words';
import { labelsOf } from './labels';
import { htmlOfPlain } from './plain-body';
import { tidyBody, webAddressIn } from './tidy-body';

/** A mail that was opened. */
export interface OpenedMail {
  /** All of its parts. */
  parts: readonly MimePart[];
  /** Those of the mail itself, without the mails inside of it. */
  own: readonly MimePart[];
  /** The header, by names in lower case, one character for each byte. */
  fields: ReadonlyMap<string, string>;
  inner: readonly MailOpener[];
}

/** With `takesInner` false, mails inside of the mail stay parts of it. */
export type MailOpener = (takesInner: boolean) => OpenedMail | Promise<OpenedMail>;

/** Mails in mails, as digests and forwarded mails have them. */
const DEEPEST = 3;

/** The articles of a mail and of those inside of it. */
export async function* mailItems(
  open: MailOpener,
  name: string,
  context: ImportContext,
  depth = 0,
): AsyncGenerator<ImportItem> {
  const { parts, own, fields, inner } = await open(depth < DEEPEST);
  if (parts.some(({ body }) => body.length > LARGEST_FILE)) {
    yield { ok: false, item: name, reason: 'too-large' };
    return;
  }
  const item = await mailItem(own, fields, context);
  // A mail that only forwards others has no text of its own.
  if (item.ok || inner.length === 0) yield item;
  for (const each of inner) yield* mailItems(each, name, context, depth + 1);
}

/**
 * The article of a mail: its HTML, or without HTML its text.
 *
 * @param fields the header of the message, by names in lower case, one character for each byte
 */
async function mailItem(
  parts: readonly MimePart[],
  fields: ReadonlyMap<string, string>,
  context: ImportContext,
): Promise<ImportItem> {
  const { html, encoding } = await bodyOf(parts, context);
  const document = context.parseHtml(html);
  const stated = ['archived-at', 'list-post', 'content-base', 'content-location'];
  const named = stated.map((field) => addressIn(fields.get(field) ?? '')).find(Boolean);
  const url = named ?? webAddressIn(document);
  tidyBody(document);
  for (const name of await attachmentNames(parts)) {
    const line = document.createElement('p');
    line.textContent = `📎 ${name}`;
    document.body.append(line);
  }
  const sender = await senderOf(fields.get('from') ?? fields.get('sender') ?? '');
  const list = await listName(fields.get('list-id') ?? '');
  const { tags, isStarred } = labelsOf(await headerText(fields.get('x-gmail-labels') ?? ''));
  const date = fields.get('date');
  return entryItem(
    {
      url,
      title: await headerText(fields.get('subject') ?? ''),
      html:
        textOf(document.body, { captions: true }) || document.images.length > 0
          ? document.body.innerHTML
          : null,
      byline: bylineOf(sender),
      site: list ?? siteOf(sender),
      lang: fields.get('content-language')?.split(',')[0]?.trim() ?? null,
      publishedAt: date ? parseDate(date.replace(/\s*\([^()]*\)\s*$/, '')) : null,
      tags,
      starred: isStarred,
    },
    { format: 'mail', encoding, beside: companionsIn(parts) },
    context,
  );
}

/** The HTML of a mail, and the encoding of its text. */
async function bodyOf(
  parts: readonly MimePart[],
  context: ImportContext,
): Promise<{ html: string; encoding: string }> {
  const shown = parts.filter((part) => !isAttached(part));
  const pages = shown.filter((part) =>
    /^(?:text\/html|application\/xhtml)/.test(mediaType(part.headers)),
  );
  const decoded = await Promise.all(pages.map((part) => textOfPart(part, 'html')));
  const hasWords = decoded.some(({ text }) => {
    const { body } = context.parseHtml(text);
    return textOf(body, { captions: true }) !== '' || body.querySelector('img') !== null;
  });
  const used = hasWords ? pages : [];
  // A text beside the HTML is its other form, unless both stand one after the other.
  const plain = shown.filter(
    (part) =>
      /^(?:text\/plain)?$/.test(mediaType(part.headers)) &&
      (used.length === 0 || part.around !== 'multipart/alternative'),
  );
  let html = '';
  let encoding = 'utf-8';
  for (const part of shown) {
    const isPage = used.includes(part);
    if (!isPage && !plain.includes(part)) continue;
    const read = isPage ? decoded[pages.indexOf(part)]! : await textOfPart(part, 'text');
    ({ encoding } = read);
    const is = (name: string, value: string) =>
      parameterOf(part.headers, name)?.toLowerCase() === value;
    html += isPage
      ? context.parseHtml(read.text).body.innerHTML
      : htmlOfPlain(read.text, is('format', 'flowed'), is('delsp', 'yes'));
  }
  return { html, encoding };
}

function textOfPart(part: MimePart, hint: 'html' | 'text') {
  const charset = parameterOf(part.headers, 'charset');
  return decodeBytes(withDeclaredCharset(decodedBody(part), charset), hint);
}

const isAttached = ({ headers }: MimePart) =>
  /^\s*attachment/i.test(headers.get('content-disposition') ?? '');

async function attachmentNames(parts: readonly MimePart[]): Promise<string[]> {
  const names = parts.filter(isAttached).map(({ headers }) => {
    const [, quoted, bare] =
      /;\s*filename\*?=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(
        headers.get('content-disposition') ?? '',
      ) ?? [];
    return quoted ?? bare ?? parameterOf(headers, 'name') ?? '';
  });
  const read = await Promise.all(names.map(attachmentName));
  return read.filter((name) => name !== '');
}

/** As RFC 2047 or RFC 2231 (`UTF-8''%EA%B0%80.pdf`) writes it. */
async function attachmentName(stated: string): Promise<string> {
  const [, charset, coded] = /^([\w-]+)'[^']*'(.*)$/.exec(stated) ?? [];
  if (coded === undefined) return headerText(stated);
  const bytes = coded.replace(/%([0-9a-f]{2})/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const text = withDeclaredCharset(bytesOfBinary(bytes), charset ?? null);
  return (await decodeBytes(text, 'text')).text;
}

/** Pictures in the mail, by `cid:` and by the address that they are from. */
function companionsIn(parts: readonly MimePart[]): Companions {
  const byAddress = new Map<string, Companion>();
  for (const part of parts) {
    const id = part.headers.get('content-id')?.trim().replace(/^<|>$/g, '');
    const location = part.headers.get('content-location')?.trim();
    const file = { name: location ?? id ?? '', read: async () => decodedBody(part) };
    if (location) byAddress.set(location, file);
    if (id) byAddress.set(`cid:${id}`, file);
  }
  return { find: (address) => byAddress.get(address.trim()) ?? null };
}

/** `Jane Doe via The Letter`: the name before it. */
const bylineOf = (sender: Sender | null) => {
  const name = sender?.name.replace(/\s+via\s.+$/i, '').trim() ?? '';
  return name === '' || name.includes('@') ? [] : [name];
};

/** The sender's host, without the names of servers that only send mail. */
const siteOf = (sender: Sender | null) => {
  const host = hostOfAddress(`https://${sender?.address.split('@').at(-1) ?? ''}`);
  return (
    host.replace(
      /^(?:e?mail|news|newsletters?|mailer|send|em|info|e|m|mg|go)\d*\.(?=[^.]+\.)/,
      '',
    ) || null
  );
};

/** The words of `The Letter <letter.example.com>` (RFC 2919); null for an id alone. */
async function listName(field: string): Promise<string | null> {
  const [, words = ''] = /^([^<]*)</.exec(field) ?? [];
  const name = (await headerText(words.trim().replace(/^"(.*)"$/s, '$1'))).trim();
  return name === '' || /^[\w.-]*\d{5,}[\w.-]*$/.test(name) ? null : name;
}

/** `<https://…>`, as lists write addresses; null for others, such as `mailto:`. */
const addressIn = (field: string) =>
  webAddress(/<([^<>]+)>/.exec(field)?.[1] ?? field.trim(), null);
