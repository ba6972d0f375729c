import { expect, it } from 'vitest';
import { readExport } from '../../../../renderer/core/importers/joplin/export';
import { readItem } from '../../../../renderer/core/importers/joplin/item';

const id = (digit: string) => digit.repeat(32);
const fieldsOf = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

it('parts the text of an item from its fields, whatever the text looks like', () => {
  const body = 'source: a line of the text\n\ntype_: 7\n';
  const note = `Nets\n\n${body}\n${fieldsOf({ id: id('a'), source_url: 'x\\ny\\\\n', type_: '1' })}`;
  const item = readItem(note);
  expect([item?.title, item?.body]).toEqual(['Nets', body.slice(0, -1)]);
  expect(item?.fields.get('source_url')).toBe('x\ny\\n');
  expect(readItem(note.replaceAll('\n', '\r\n'))).toEqual(item);
  expect(readItem(fieldsOf({ id: id('b'), tag_id: id('c'), type_: '6' }))).toMatchObject({
    body: '',
  });
  for (const other of ['', 'Nets', 'Nets\n\nid: 7\ntype_: 1', `Nets\n\nid: ${id('a')}\nwords`]) {
    expect(readItem(other)).toBeNull();
  }
});

it('finds notebooks, tags and files, and ends where notebooks hold each other', async () => {
  const files = new Map<string, string>([
    [`${id('1')}.md`, `Sea\n\n${fieldsOf({ id: id('1'), parent_id: id('2'), type_: '2' })}`],
    [`${id('2')}.md`, `Coast\n\n${fieldsOf({ id: id('2'), parent_id: id('1'), type_: '2' })}`],
    [`${id('3')}.md`, `nets\n\n${fieldsOf({ id: id('3'), type_: '5' })}`],
    [`${id('4')}.md`, fieldsOf({ id: id('4'), note_id: id('a'), tag_id: id('3'), type_: '6' })],
    [`${id('5')}.md`, fieldsOf({ id: id('5'), note_id: id('a'), tag_id: id('f'), type_: '6' })],
    [`${id('a')}.md`, `N\n\nx\n\n${fieldsOf({ id: id('a'), parent_id: id('1'), type_: '1' })}`],
    [`resources/${id('6')}.png`, 'png'],
    [`sub/${id('7')}.md`, 'other'],
  ]);
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  const exported = await readExport({
    names: files.keys(),
    find: (name) => {
      const text = files.get(name);
      return text === undefined ? null : { name, read: async () => bytesOf(text) };
    },
  });
  expect(exported.isBeside(id('1'))).toBe(true);
  expect(exported.isBeside(id('a'))).toBe(false);
  expect(new Set(exported.tagsOf(id('a')))).toEqual(new Set(['Coast', 'Sea', 'nets']));
  expect(exported.fileOf(id('6'))?.name).toBe(`resources/${id('6')}.png`);
  expect([exported.fileOf(id('9')), exported.tagsOf(id('9'))]).toEqual([null, []]);
});
