/**
 * Elements nested deeper lose their tags and keep their text. No supported format nests a tenth of this.
 */
const DEEPEST = 512;

/** An element with more attributes loses all of them. */
const MOST_ATTRIBUTES = 500;

/** Most characters that the document's own entities may expand to in total. */
const MOST_EXPANDED = 4 * 1024 * 1024;

/** Most ATTLIST declarations: each adds attributes to every element of a name. */
const MOST_ATTLISTS = 50;

/** The beginning of a tag, or of a construct in which `<` and `>` are text (XML 1.0, 2.4 to 2.8). */
const MARKUP = /<(?:!--|!\[CDATA\[|!DOCTYPE|\?|(\/?)([^\s/>!?][^\s/>]*))/g;

/**
 * Returns XML that Chromium parses in linear time and bounded memory: no elements nested deeper than 512,
 * no thousands of attributes, no multiplying entities. Other XML is returned unchanged. XML that is not
 * well-formed stays so, up to the place where the parser stops.
 */
export function shallowXml(xml: string): string {
  const kept: string[] = [];
  let from = 0;
  let depth = 0;
  const replace = (start: number, end: number, by: string) => {
    kept.push(xml.slice(from, start), by);
    from = end;
  };
  const markup = new RegExp(MARKUP);
  for (let match = markup.exec(xml); match; match = markup.exec(xml)) {
    const [opening, slash, name] = match;
    const start = match.index;
    if (name === undefined) {
      const end = endOfPart(xml, opening, markup.lastIndex);
      if (end === -1) break;
      if (opening === '<!DOCTYPE' && multiplies(xml.slice(start, end), xml))
        replace(start, end, '');
      markup.lastIndex = end;
      continue;
    }
    const { end, attributes } = readTag(xml, markup.lastIndex);
    // An unclosed tag: the parser stops here.
    if (end === -1) break;
    markup.lastIndex = end;
    const isEmpty = xml[end - 2] === '/';
    const isDeep = slash ? depth > DEEPEST : depth >= DEEPEST;
    if (isDeep) replace(start, end, '');
    else if (attributes > MOST_ATTRIBUTES) replace(start, end, `<${name}${isEmpty ? '/' : ''}>`);
    if (slash) depth -= 1;
    else if (!isEmpty) depth += 1;
  }
  kept.push(xml.slice(from));
  return kept.join('');
}

/** The offset after a comment, CDATA section, processing instruction or DOCTYPE; -1 when it is unclosed. */
function endOfPart(xml: string, opening: string, from: number): number {
  if (opening === '<!DOCTYPE') return endOfDoctype(xml, from);
  const mark = opening === '<!--' ? '-->' : opening === '<?' ? '?>' : ']]>';
  const at = xml.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length;
}

function endOfDoctype(xml: string, from: number): number {
  const stop = /["'[\]>]|<!--|<\?/g;
  stop.lastIndex = from;
  let isInside = false;
  for (let match = stop.exec(xml); match; match = stop.exec(xml)) {
    const [mark] = match;
    if (mark === '>' && !isInside) return match.index + 1;
    if (mark === '[' || mark === ']') isInside = mark === '[';
    const closing = { '"': '"', "'": "'", '<!--': '-->', '<?': '?>' }[mark];
    if (closing === undefined) continue;
    const at = xml.indexOf(closing, stop.lastIndex);
    if (at === -1) return -1;
    stop.lastIndex = at + closing.length;
  }
  return -1;
}

/**
 * The offset after a tag (-1 when unclosed) and the number of its quoted values. `from` is after its name.
 */
export function readTag(xml: string, from: number): { end: number; attributes: number } {
  const stop = /[>"']/g;
  stop.lastIndex = from;
  let attributes = 0;
  for (let match = stop.exec(xml); match; match = stop.exec(xml)) {
    if (match[0] === '>') return { end: match.index + 1, attributes };
    const closing = xml.indexOf(match[0], stop.lastIndex);
    if (closing === -1) break;
    attributes += 1;
    stop.lastIndex = closing + 1;
  }
  return { end: -1, attributes };
}

/** Whether a DOCTYPE's declarations can make the document many times as large. */
function multiplies(doctype: string, xml: string): boolean {
  if ((doctype.match(/<!ATTLIST/g)?.length ?? 0) > MOST_ATTLISTS) return true;
  if (!doctype.includes('<!ENTITY')) return false;
  // Illustrator declares its namespaces as entities, so entities without markup and without other entities
  // are allowed.
  const values = [...doctype.matchAll(/<!ENTITY\s+[^\s%"'>]+\s+(?:"([^"]*)"|'([^']*)')\s*>/g)];
  if (values.length !== doctype.split('<!ENTITY').length - 1) return true;
  const texts = values.map(([, double, single]) => double ?? single ?? '');
  if (texts.some((text) => /[<&%]/.test(text))) return true;
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 0);
  return longest * (xml.split('&').length - 1) > MOST_EXPANDED;
}
