/**
 * HTML of a text with Tattertools' replacers: `[##_1C|a.png|width="300" height="200"|caption_##]` shows one
 * file, `2C` and `3C` two and three, `Gallery` many (Textcube, framework/legacy/Textcube.Model.Attachment).
 */
import { escapeHtml } from '../../text/escape-html';
import { ATTACHED, type Attachments } from './attachments';

const REPLACER = /\[##_([A-Za-z\d]+)\|([^[\]]{0,100000}?)_##\]/g;
const FOLDER = /\[##_ATTACH_PATH_##\]\/?|http:\/\/tt_attach_path\//g;
const IMAGE = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$/i;

export function htmlOfTtml(text: string, attachments: Attachments): string {
  return text
    .replace(REPLACER, (_all, kind: string, fields: string) =>
      htmlOfReplacer(kind, fields.split('|'), attachments),
    )
    .replace(FOLDER, ATTACHED);
}

function htmlOfReplacer(kind: string, fields: string[], attachments: Attachments): string {
  if (/^\d[CLR]$|^Image$/i.test(kind)) {
    return inSteps(fields, 3)
      .map(([name = '', attributes = '', caption = '']) =>
        figure({ name, attributes, caption: kind === 'Image' ? '' : caption }, attachments),
      )
      .join('');
  }
  if (/^(?:Gallery|iMazing|Jukebox)$/i.test(kind)) {
    // The last fields say how large the gallery is.
    return inSteps(fields, 2)
      .map(([name = '', caption = '']) => figure({ name, attributes: '', caption }, attachments))
      .join('');
  }
  const [address = ''] = fields;
  return /^https?:/.test(address) ? link(address) : '';
}

const inSteps = (fields: readonly string[], step: number): string[][] =>
  Array.from({ length: Math.ceil(fields.length / step) }, (_, at) =>
    fields.slice(at * step, at * step + step),
  );

interface Shown {
  name: string;
  attributes: string;
  caption: string;
}

function figure({ name, attributes, caption }: Shown, attachments: Attachments): string {
  const stated = /\bfilename="([^"]*)"/.exec(attributes)?.[1];
  const label = stated || attachments.labelOf(name);
  const isName = /^[^="]*\.[^="]*$/.test(name);
  if (!isName && !label) return '';
  const words = caption.trim() && `<figcaption>${caption}</figcaption>`;
  const isImage = IMAGE.test(name) || IMAGE.test(label ?? '') || /filemime="image/.test(attributes);
  return isImage
    ? `<figure><img src="${ATTACHED}${escapeHtml(name)}" alt="">${words}</figure>`
    : `<p>📎 ${escapeHtml(label ?? name)} ${caption}</p>`;
}

const link = (address: string) =>
  `<p><a href="${escapeHtml(address)}">${escapeHtml(address)}</a></p>`;
