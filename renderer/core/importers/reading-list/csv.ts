/**
 * Rows of a CSV (RFC 4180, and what spreadsheets make of it: `;` or tabs, bare line ends, a quote that
 * is never closed), each as its header's names in lower case. One after the other: exports have a
 * hundred thousand.
 */
export function* csvRows(text: string): Generator<Map<string, string>> {
  const clean = text.replace(/^\ufeff/, '');
  const records = csvRecords(clean, separatorOf(clean));
  const header = records.next();
  if (header.done) return;
  const names = header.value.map((name) => name.trim().toLowerCase());
  for (const fields of records) {
    if (fields.length === 1 && fields[0]?.trim() === '') continue;
    yield new Map(names.map((name, at) => [name, fields[at] ?? '']));
  }
}

/** The header's names in lower case; empty for what is no CSV. */
export function csvHeader(head: string): string[] {
  const line = head.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0] ?? '';
  const record = csvRecords(line, separatorOf(line)).next();
  return record.done ? [] : record.value.map((name) => name.trim().toLowerCase());
}

function separatorOf(text: string): string {
  const line = text.slice(0, 2000).split('\n', 1)[0] ?? '';
  const count = (mark: string) => line.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function* csvRecords(text: string, separator: string): Generator<string[]> {
  let fields: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = text[at] === '"' ? quotedField(text, at) : bareField(text, at, separator);
    fields.push(field.value);
    at = field.end;
    if (text[at] === separator) {
      at += 1;
      if (at < text.length) continue;
      fields.push('');
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    yield fields;
    fields = [];
  }
}

interface Field {
  value: string;
  end: number;
}

function bareField(text: string, from: number, separator: string): Field {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') {
    end += 1;
  }
  return { value: text.slice(from, end), end };
}

/** Two quotes are one; what stands between the last and the separator is left out. */
function quotedField(text: string, from: number): Field {
  let value = '';
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { value: value + text.slice(at), end: text.length };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: afterField(text, quote + 1) };
    value += '"';
    at = quote + 2;
  }
}

function afterField(text: string, from: number): number {
  const stop = /[,;\t\r\n]/g;
  stop.lastIndex = from;
  return stop.exec(text)?.index ?? text.length;
}
