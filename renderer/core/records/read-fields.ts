/**
 * Reads untrusted records by a table of their fields. Each field has a schema and a default for missing and
 * invalid values. Missing fields are silent, because older versions did not know them; invalid ones are
 * reported.
 */
import * as v from 'valibot';

/** Receives the path of an invalid field and the reason. */
export type Note = (field: string, problem: string) => void;

/** Returned in place of a record without a required field. */
export const refused = Symbol('refused');
export type Refused = typeof refused;

/** Reads one value of any shape. */
export type Read<Value> = (value: unknown, note: Note, field: string) => Value;

/** A field with a default. */
export function field<Schema extends v.GenericSchema>(
  schema: Schema,
  fallback: v.InferOutput<Schema>,
): Read<v.InferOutput<Schema>> {
  return (value, note, name) => {
    if (value === undefined) return fallback;
    return parsedOr(fallback, schema, value, note, name);
  };
}

/** A field that is null when unknown. */
export function optional<Schema extends v.GenericSchema>(
  schema: Schema,
): Read<v.InferOutput<Schema> | null> {
  return (value, note, name) => {
    if (value === undefined || value === null) return null;
    return parsedOr(null, schema, value, note, name);
  };
}

/** A field that is absent while it has its default, so that the rows of older files keep their form. */
export function sparse<Value>(
  read: Read<Value>,
  isDefault: (value: Value) => boolean,
): Read<Value | undefined> {
  return (value, note, name) => {
    if (value === undefined) return undefined;
    const taken = read(value, note, name);
    return isDefault(taken) ? undefined : taken;
  };
}

/** A field without which the record is refused. */
export function required<Schema extends v.GenericSchema>(
  schema: Schema,
): Read<v.InferOutput<Schema> | Refused> {
  return (value, note, name) => parsedOr(refused, schema, value, note, name);
}

/** The parsed value; the fallback, with a note, when it is invalid. */
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

/** Text that is truncated when it is too long. */
export function text(most: number, fallback = ''): Read<string> {
  return (value, note, name) => {
    if (typeof value !== 'string') return field(v.string(), fallback)(value, note, name);
    if (value.length <= most) return value;
    note(name, `${value.length} characters, cut to ${most}`);
    return value.slice(0, most).toWellFormed();
  };
}

/** Text as an item of a list, which is refused when it is not text. */
export function textItem(most: number): Read<string | Refused> {
  const read = text(most);
  return (value, note, name) =>
    typeof value === 'string' ? read(value, note, name) : required(v.string())(value, note, name);
}

/** The first `most` valid items of a list. */
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

/** A reader for each field. */
type Fields = Record<string, Read<unknown>>;
/** The type that a reader returns when it does not refuse. */
export type ValueOf<Field> = Field extends Read<infer Value> ? Exclude<Value, Refused> : never;
type Simple<Row> = { [Name in keyof Row]: Row[Name] };

/** The type of a record; fields that can be undefined are optional. */
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

/** A record with the table's fields, in their order, and no others. */
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

/** Copies the table's fields out of a record, in the table's order. */
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

/** The record; null when it is refused. */
export function readRow<Row>(
  read: Read<Row | Refused>,
  value: unknown,
  note: Note = () => {},
): Row | null {
  const row = read(value, note, '');
  return row === refused ? null : (row as Row);
}

/** A value as a table's reader takes it; refused where the reader would replace it. */
export function readAsIs<Value>(read: Read<Value | Refused>, value: unknown): Value | Refused {
  let isValid = value !== undefined;
  const taken = read(
    value,
    () => {
      isValid = false;
    },
    '',
  );
  return isValid ? taken : refused;
}

/** Collects notes as lines, a limited number: a file can contain a million invalid values. */
export function notes(): { note: Note; lines: string[] } {
  const lines: string[] = [];
  const note: Note = (name, problem) => {
    if (lines.length < mostNotes) lines.push(`${name}: ${problem}`);
  };
  return { note, lines };
}

const mostNotes = 10;
