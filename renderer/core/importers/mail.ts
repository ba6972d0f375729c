/**
 * A mail (RFC 5322): `.eml`, Apple Mail's `.emlx`, and the messages of a mailbox
 * (containers/mbox-container.ts). Its HTML is the article, without HTML its text.
 */
import { beginsWithTag, extensionOf, fileHead } from '../files/file-head';
import type { Importer } from './importer';
import { type MailOpener, mailItems } from './mail/mail-item';
import { decodedBody, mediaType, messageParts } from './mhtml/message';

export const mail: Importer = {
  name: 'mail',

  accepts({ name, bytes }) {
    const extension = extensionOf(name);
    if (/^mht(?:ml)?$/.test(extension) || beginsWithTag(bytes)) return false;
    const head = fileHead(withoutLength(bytes), LONGEST_HEADER).replace(/\r\n?/g, '\n').trimStart();
    const names = fieldNames(head);
    // A saved page states where it came from, and no program delivered it.
    if (names.has('snapshot-content-location')) return false;
    const isNamed = /^emlx?$/.test(extension);
    const found = STATED.filter((each) => names.has(each)).length;
    const isDelivered = DELIVERED.some((each) => names.has(each));
    return names.has('from') && (isNamed ? found >= 1 : found >= 2 && isDelivered);
  },

  read: (source, context) => mailItems(mailIn(withoutLength(source.bytes)), source.name, context),
};

/** Bytes; a mail that went through many hands has a long header. */
const LONGEST_HEADER = 64 * 1024;

const STATED = ['subject', 'date', 'to', 'message-id', 'mime-version', 'content-type'];
/** Only mail has one of these. */
const DELIVERED = ['message-id', 'received', 'return-path', 'delivered-to', 'x-mozilla-status'];

/** The names of the fields before the first empty line; none when another kind of line is there. */
function fieldNames(head: string): Set<string> {
  const names = new Set<string>();
  for (const line of (head.split('\n\n', 1)[0] ?? '').split('\n')) {
    const [, name] = /^>?([!-9;-~]+)[ \t]*:/.exec(line) ?? [];
    if (name !== undefined) names.add(name.toLowerCase());
    else if (!/^(?:[ \t]|>?From |$)/.test(line)) return new Set();
  }
  return names;
}

/** Without the line that `.emlx` and a mailbox put before the message, and the list behind it in `.emlx`. */
function withoutLength(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const [line = '', length] = /^(?:(\d{1,10}) *|>?From [^\r\n]*)\r?\n/.exec(head) ?? [];
  return bytes.subarray(
    line.length,
    length === undefined ? undefined : line.length + Number(length),
  );
}

const mailIn =
  (bytes: Uint8Array<ArrayBuffer>): MailOpener =>
  (takesInner) => {
    const parts = messageParts(bytes);
    const inside = parts.filter(
      (part) => takesInner && mediaType(part.headers) === 'message/rfc822',
    );
    return {
      parts,
      own: parts.filter((part) => !inside.includes(part)),
      fields: parts[0]?.message ?? new Map(),
      inner: inside.map((part) => (more) => mailIn(decodedBody(part))(more)),
    };
  };
