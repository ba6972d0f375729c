// Records in the simulation of fleet.test.ts: what is done to them, and what must be there at the end.
import { changeRecord } from '../../../renderer/library/actions/change-record';
import type { RecordRows } from '../../../renderer/library/journal';
import type { CarrelDatabase } from '../../../renderer/storage/database';
import type { Random } from './sync-engine';

/** Edits of rows that are never removed; each can be told from all others. */
export class DoneToRecords {
  readonly #collected: string[] = [];
  readonly #lines: string[] = [];
  readonly #searches: string[] = [];

  async edit(database: CarrelDatabase, random: Random, name: string): Promise<void> {
    const change = <Table extends keyof RecordRows>(
      table: Table,
      id: string,
      edit: (row: RecordRows[Table] | undefined) => RecordRows[Table] | undefined,
    ) => changeRecord({ database }, table, id, edit);
    const tag = { id: 'common', colour: null, description: '' } as const;
    const kind = Math.floor(random() * 6);
    if (kind === 0) {
      const empty = { id: 'shelf', name: 'Shelf', note: '', articles: [], createdAt: 1 };
      await change('collections', 'shelf', (row = empty) => ({
        ...row,
        articles: random() < 0.5 ? [...row.articles, name] : [name, ...row.articles],
      }));
      this.#collected.push(name);
    } else if (kind === 1) {
      await change('tags', 'common', (row = tag) => ({
        ...row,
        description: `${row.description}\nline ${name}`.trim(),
      }));
      this.#lines.push(`line ${name}`);
    } else if (kind === 2) {
      const colour = (['blue', 'green', null] as const)[Math.floor(random() * 3)] ?? null;
      await change('tags', 'common', (row = tag) => ({ ...row, colour }));
    } else if (kind === 3) {
      const search = { id: `s${name}`, name, query: name, createdAt: 1 };
      await change('savedSearches', search.id, () => search);
      this.#searches.push(search.id);
    } else {
      // A row that comes and goes.
      const rule = { id: 'a.example', body: `main.${name}`.replaceAll(' ', ''), madeAt: 1 };
      await change('siteRules', rule.id, () => (kind === 4 ? rule : undefined));
    }
  }

  /** What of it a database lacks. */
  async lost(database: CarrelDatabase): Promise<string[]> {
    const articles = (await database.collections.get('shelf'))?.articles ?? [];
    const description = (await database.tags.get('common'))?.description ?? '';
    const searches = await database.savedSearches.toCollection().primaryKeys();
    return [
      ...this.#collected.filter((id) => !articles.includes(id)),
      ...this.#lines.filter((line) => !description.includes(line)),
      ...this.#searches.filter((id) => !searches.includes(id)),
    ];
  }
}
