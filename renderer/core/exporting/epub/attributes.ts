// The attributes that XHTML in an EPUB may have, with values that its schemas accept.

type Check = (value: string, element: Element) => boolean;

const count: Check = (value) => /^\d{1,6}$/.test(value);
const positive: Check = (value) => /^[1-9]\d{0,3}$/.test(value);
const integer: Check = (value) => /^-?\d{1,9}$/.test(value);
const any: Check = () => true;
const oneOf =
  (words: string): Check =>
  (value) =>
    words.split(' ').includes(value);

const everywhere: Record<string, Check> = {
  id: any,
  class: any,
  title: any,
  dir: oneOf('ltr rtl auto'),
  lang: isLanguage,
};
const ofElement: Record<string, Record<string, Check>> = {
  a: { href: any },
  img: { src: any, alt: any, width: count, height: count },
  td: { colspan: positive, rowspan: count },
  th: { colspan: positive, rowspan: count, scope: oneOf('row col rowgroup colgroup'), abbr: any },
  col: { span: positive },
  colgroup: { span: (value, element) => positive(value, element) && !element.hasChildNodes() },
  ol: { start: integer, type: oneOf('1 a A i I'), reversed: any },
  li: {
    value: (value, element) => integer(value, element) && element.parentElement?.localName === 'ol',
  },
  details: { open: any },
  time: { datetime: isDateTime },
  del: { datetime: isDateTime },
  ins: { datetime: isDateTime },
};
/** Presentation MathML (MathML 3, section 3). */
const ofMath = new Set(
  (
    'id dir accent accentunder columnalign columnspan depth display displaystyle fence height linethickness ' +
    'lspace mathvariant maxsize minsize movablelimits notation rowalign rowspan rspace scriptlevel ' +
    'separator stretchy symmetric voffset width'
  ).split(' '),
);

/** Removes every attribute that the schemas refuse, and gives elements the ones that they need. */
export function keepValidAttributes(root: Element): void {
  for (const element of [...root.querySelectorAll('*')]) {
    const isMath = element.namespaceURI !== 'http://www.w3.org/1999/xhtml';
    for (const { name, value } of [...element.attributes]) {
      if (isMath ? !ofMath.has(name) : !isValid(element, name, value))
        element.removeAttribute(name);
    }
    if (isMath) continue;
    if (element.hasAttribute('reversed')) element.setAttribute('reversed', 'reversed');
    if (element.hasAttribute('open')) element.setAttribute('open', 'open');
    const needsMore =
      (element.localName === 'time' && !element.hasAttribute('datetime')) ||
      (element.localName === 'bdo' && !/^(?:ltr|rtl)$/.test(element.getAttribute('dir') ?? '')) ||
      (element.localName === 'data' && !element.hasAttribute('value'));
    if (needsMore) element.replaceWith(...element.childNodes);
  }
}

function isValid(element: Element, name: string, value: string): boolean {
  const own = ofElement[element.localName];
  const check = own && Object.hasOwn(own, name) ? own[name] : everywhere[name];
  return check?.(value, element) ?? false;
}

/** A BCP 47 tag. */
export function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** A date, or a date and time, of the real calendar. */
function isDateTime(value: string): boolean {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/.exec(
      value,
    );
  if (match === null || match[1] === '0000') return false;
  const date = new Date(`${match[1]}-${match[2]}-${match[3]}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value.slice(0, 10));
}
