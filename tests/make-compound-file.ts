/** Writes compound files ([MS-CFB]) of version 3, as old programs of Microsoft do. */
const SECTOR = 512;
const SHORT = 64;
const SHORT_LIMIT = 4096;
const END = 0xfffffffe;
const FREE = 0xffffffff;

interface Entry {
  name: string;
  content: Buffer | null;
  children: Entry[];
}

/** @param streams the contents by their paths, with `/` between storages */
export function makeCompoundFile(streams: Readonly<Record<string, Buffer>>): Buffer {
  const root: Entry = { name: 'Root Entry', content: null, children: [] };
  for (const [path, content] of Object.entries(streams)) {
    const names = path.split('/');
    let at = root;
    for (const [depth, name] of names.entries()) {
      let next = at.children.find((each) => each.name === name);
      if (!next) {
        next = { name, content: depth === names.length - 1 ? content : null, children: [] };
        at.children.push(next);
      }
      at = next;
    }
  }
  const entries: Entry[] = [];
  const list = (entry: Entry) => {
    entries.push(entry);
    entry.children.forEach(list);
  };
  list(root);

  const sectors: Buffer[] = [];
  const table: number[] = [];
  const place = (bytes: Buffer): number => {
    if (bytes.length === 0) return END;
    const first = sectors.length;
    const count = Math.ceil(bytes.length / SECTOR);
    const padded = Buffer.concat([bytes, Buffer.alloc(count * SECTOR - bytes.length)]);
    for (let i = 0; i < count; i++) {
      sectors.push(padded.subarray(i * SECTOR, (i + 1) * SECTOR));
      table.push(i === count - 1 ? END : first + i + 1);
    }
    return first;
  };

  const shorts: Buffer[] = [];
  const shortTable: number[] = [];
  const starts = entries.map(({ content }) => {
    if (content === null || content.length === 0) return END;
    if (content.length >= SHORT_LIMIT) return place(content);
    const first = shortTable.length;
    const count = Math.ceil(content.length / SHORT);
    shorts.push(content, Buffer.alloc(count * SHORT - content.length));
    for (let i = 0; i < count; i++) shortTable.push(i === count - 1 ? END : first + i + 1);
    return first;
  });
  const shortStream = Buffer.concat(shorts);
  starts[0] = place(shortStream);

  const directory = Buffer.alloc(Math.ceil(entries.length / 4) * SECTOR);
  entries.forEach((entry, number) => {
    const at = number * 128;
    const name = Buffer.from(`${entry.name}\0`, 'utf16le');
    name.copy(directory, at);
    directory.writeUInt16LE(name.length, at + 64);
    directory[at + 66] = number === 0 ? 5 : entry.content === null ? 1 : 2;
    directory[at + 67] = 1;
    const parent = entries.find(({ children }) => children.includes(entry));
    const next = parent?.children[parent.children.indexOf(entry) + 1];
    directory.writeUInt32LE(FREE, at + 68);
    directory.writeUInt32LE(next ? entries.indexOf(next) : FREE, at + 72);
    const child = entry.children[0];
    directory.writeUInt32LE(child ? entries.indexOf(child) : FREE, at + 76);
    directory.writeUInt32LE(starts[number]!, at + 116);
    const size = number === 0 ? shortStream.length : (entry.content?.length ?? 0);
    directory.writeUInt32LE(size, at + 120);
  });
  const directoryStart = place(directory);
  const shortTableStart = place(numbers(shortTable));
  const tableStart = sectors.length;
  const tableSectors = Math.ceil((sectors.length + 1) / 127);
  for (let i = 0; i < tableSectors; i++) table.push(0xfffffffd);
  const tableBytes = numbers(table);

  const header = Buffer.alloc(SECTOR, 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.fill(0, 8, 76);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(tableSectors, 44);
  header.writeUInt32LE(directoryStart, 48);
  header.writeUInt32LE(SHORT_LIMIT, 56);
  header.writeUInt32LE(shortTableStart, 60);
  header.writeUInt32LE(Math.ceil(shortTable.length / 128), 64);
  header.writeUInt32LE(END, 68);
  for (let i = 0; i < tableSectors; i++) header.writeUInt32LE(tableStart + i, 76 + 4 * i);
  return Buffer.concat([header, ...sectors, tableBytes]);
}

/** A table of sectors, filled up to whole sectors. */
function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(Math.ceil(values.length / 128) * SECTOR, 0xff);
  for (const [i, value] of values.entries()) bytes.writeUInt32LE(value, 4 * i);
  return bytes;
}
