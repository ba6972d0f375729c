/**
 * Reads records that anybody may have written, by a table of their fields. Each field has a schema and
 * a value that takes its place where it is missing or does not fit. A missing field is nothing to speak
 * of, since older versions did not know all of them; one that does not fit is noted.
 */
import * as v from 'valibot';

/** Is told what did not fit: the field's path, and why. */
export type Note = (field: string, problem: string) => void;

/** In the place of a record without a field that it must have. */
export const refused = Symbol('refused');
export type Refused = typeof refused;

/** Reads one value of any shape. */
export type Read<Value> = (value: unknown, note: Note, field: string) => Value;

/** A field that `fallback` stands in for. */
export function field<Schema extends v.GenericSchema>(
  schema: Schema,
  fallback: v.InferOutput<Schema>,
): Read<v.InferOutput<Schema>> {
  return (value, note, name) => {
    if (value === undefined) return fallback;
    return parsedOr(fallback, schema, value, note, name);
  };
}

/** The same where null says that nothing is known. */
export function optional<Schema extends v.GenericSchema>(
  schema: Schema,
): Read<v.InferOutput<Schema> | null> {
  return (value, note, name) => {
    if (value === undefined || value === null) return null;
    return parsedOr(null, schema, value, note, name);
  };
}

/** A field without which there is no record. */
export function required<Schema extends v.GenericSchema>(
  schema: Schema,
): Read<v.InferOutput<Schema> | Refused> {
  return (value, note, name) => parsedOr(refused, schema, value, note, name);
}

/** What the schema makes of the value; the fallback, with a note of why, where it does not fit. */
function parsedOr<Schema extends v.GenericSchema, Fallback>(
  fallback: Fallback,
  schema: Schema,
  value: unknown,
  note: Note,
  name: string,
): v.InferOutput<Schema> | Fallback {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  note(name, result.issues[0].message);
  return fallback;
}

/** Text of which the rest is cut off where it is too long. */
export function text(most: number, fallback = ''): Read<string> {
  return (value, note, name) => {
    if (typeof value !== 'string') return field(v.string(), fallback)(value, note, name);
    if (value.length <= most) return value;
    note(name, `${value.length} characters, cut to ${most}`);
    return value.slice(0, most).toWellFormed();
  };
}

/** The same as an item of a list, which is none where it is no text. */
export function textItem(most: number): Read<string | Refused> {
  const read = text(most);
  return (value, note, name) =>
    typeof value === 'string' ? read(value, note, name) : required(v.string())(value, note, name);
}

/** The first `most` items of a list that fit. */
export function list<Value>(read: Read<Value | Refused>, most: number): Read<Value[]> {
  return (value, note, name) => {
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      note(name, 'Not a list');
      return [];
    }
    if (value.length > most) note(name, `${most} of ${value.length} taken`);
    const items: Value[] = [];
    for (const [at, item] of value.slice(0, most).entries()) {
      const taken = read(item, note, `${name}[${at}]`);
      if (taken !== refused) items.push(taken as Value);
    }
    return items;
  };
}

/** A table of fields: one reader for each. */
type Fields = Record<string, Read<unknown>>;
/** What a reader gives for a field that is not refused. */
export type ValueOf<Field> = Field extends Read<infer Value> ? Exclude<Value, Refused> : never;
type Simple<Row> = { [Name in keyof Row]: Row[Name] };

/** The row that a table of fields describes. A field that can be undefined may be absent. */
export type RowOf<Table> = Simple<
  {
    [Name in keyof Table as undefined extends ValueOf<Table[Name]> ? never : Name]: ValueOf<
      Table[Name]
    >;
  } & {
    [Name in keyof Table as undefined extends ValueOf<Table[Name]> ? Name : never]?: Exclude<
      ValueOf<Table[Name]>,
      undefined
    >;
  }
>;

/** A record with the fields of the table, in their order, and no others. */
export function record<Table extends Fields>(fields: Table): Read<RowOf<Table> | Refused> {
  const entries = Object.entries(fields);
  return (value, note, name) => {
    if (typeof value !== 'object' || value === null) {
      if (value !== undefined) note(name, 'Not a record');
      return refused;
    }
    const row: Record<string, unknown> = {};
    for (const [key, read] of entries) {
      const given = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
      const taken = read(given, note, name === '' ? key : `${name}.${key}`);
      if (taken === refused) return refused;
      if (taken !== undefined) row[key] = taken;
    }
    return row as RowOf<Table>;
  };
}

/** Copies the fields of the table out of a row, in the order of the table. */
export function inOrder<Table extends Fields>(
  fields: Table,
): (row: RowOf<Table>) => Partial<RowOf<Table>> {
  const names = Object.keys(fields) as (keyof RowOf<Table>)[];
  return (row) => {
    const ordered: Partial<RowOf<Table>> = {};
    for (const name of names)
      if (row[name] !== undefined) Object.assign(ordered, { [name]: row[name] });
    return ordered;
  };
}

/** The row; null when it is refused. */
export function readRow<Row>(
  read: Read<Row | Refused>,
  value: unknown,
  note: Note = () => {},
): Row | null {
  const row = read(value, note, '');
  return row === refused ? null : (row as Row);
}

/** Collects what is noted, as lines; a file can hold a million things that do not fit. */
export function notes(): { note: Note; lines: string[] } {
  const lines: string[] = [];
  const note: Note = (name, problem) => {
    if (lines.length < mostNotes) lines.push(`${name}: ${problem}`);
  };
  return { note, lines };
}

const mostNotes = 10;
