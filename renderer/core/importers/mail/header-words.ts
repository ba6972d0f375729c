/** Texts and addresses in the header of a mail (RFC 5322, RFC 2047). */
import { binaryOfBytes, bytesOfBinary } from '../../bytes/binary-string';
import { knownLabel } from '../../encoding/declared';
import { decodeAs } from '../../encoding/decoders';
import { decodeBytes } from '../../encoding/encoding';
import { fromBase64 } from '../mhtml/message';

/** `=?charset*language?encoding?text?=`; programs that write blanks into it are common. */
const WORD = /=\?([^?*\s]{1,60})(?:\*[^?]{0,60})?\?([BbQq])\?([^?]*)\?=/g;

/**
 * The text of a header field. Neighbouring words of one charset are decoded together, because programs cut
 * characters of several bytes in two. Bytes that no word announces are read as what they look like.
 *
 * @param value one character for each byte
 */
export async function headerText(value: string): Promise<string> {
  const joined = value.replace(/(\?=)\s+(?==\?)/g, '$1');
  let text = '';
  let at = 0;
  let waiting: { charset: string; bytes: string } | null = null;
  const flush = async () => {
    if (waiting) text += await decoded(bytesOfBinary(waiting.bytes), waiting.charset);
    waiting = null;
  };
  for (const {
    0: whole,
    1: charset = '',
    2: encoding = '',
    3: words = '',
    index,
  } of joined.matchAll(WORD)) {
    const bytes = /b/i.test(encoding) ? binaryOfBytes(fromBase64(words)) : quoted(words);
    const isNext: boolean = index === at && waiting?.charset === charset.toLowerCase();
    if (!isNext) {
      await flush();
      text += await rawText(joined.slice(at, index));
      waiting = { charset: charset.toLowerCase(), bytes: '' };
    }
    waiting!.bytes += bytes;
    at = index + whole.length;
  }
  await flush();
  text += await rawText(joined.slice(at));
  return text.replace(/\s+/g, ' ').trim();
}

/** Who sent a mail. */
export interface Sender {
  /** Empty when only the address is known. */
  name: string;
  /** Empty when only the name is known. */
  address: string;
}

/** The first mailbox of a field: `Name <address>`, `address (Name)`, an address or a name alone. */
export async function senderOf(field: string): Promise<Sender | null> {
  const [, before = '', address] = /^([^<]*)<([^<>\s]+@[^<>\s]+)>/.exec(field.trim()) ?? [];
  if (address !== undefined) return { name: await plainName(before), address };
  const [, bare, comment = ''] =
    /^([^\s<>(),]+@[^\s<>(),]+)(?:\s*\(([^()]*)\))?/.exec(field.trim()) ?? [];
  if (bare !== undefined) return { name: await headerText(comment), address: bare };
  const name = await plainName(field.replace(/<[^<>]*>\s*$/, ''));
  // A group, `undisclosed-recipients:;`, names nobody.
  return name === '' || /:.*;$/.test(name) ? null : { name, address: '' };
}

/** A name without its quotation marks. */
async function plainName(words: string): Promise<string> {
  const plain = words
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replace(/\\(.)/g, '$1');
  return (await headerText(plain)).replace(/^["']|["']$/g, '');
}

const quoted = (words: string) =>
  words
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

async function decoded(bytes: Uint8Array<ArrayBuffer>, charset: string): Promise<string> {
  const encoding = knownLabel(charset);
  return encoding === null ? (await decodeBytes(bytes, 'text')).text : decodeAs(encoding, bytes);
}

async function rawText(binary: string): Promise<string> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the bytes of ASCII
  if (/^[\x00-\x7f]*$/.test(binary)) return binary;
  return (await decodeBytes(bytesOfBinary(binary), 'text')).text;
}
