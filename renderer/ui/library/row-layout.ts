import type { RowSection } from '../../library/list/article-groups';

/** Height of a group's header in CSS pixels; the same as in article-rows.css. */
export const headerHeight = 30;

/** Where each row of the list stands, in CSS pixels from its top. The header of a group is above its first row. */
export class RowLayout {
  constructor(
    readonly rowHeight: number,
    /** Null without groups. */
    readonly sections: readonly RowSection[] | null,
  ) {}

  topOf(row: number): number {
    return row * this.rowHeight + (this.sectionOf(row) + 1) * headerHeight;
  }

  /** The height of a row, and of the header above it. */
  sizeOf(row: number): number {
    const isFirst = this.sections?.[this.sectionOf(row)]?.start === row;
    return this.rowHeight + (isFirst ? headerHeight : 0);
  }

  /** The index of a row's group; -1 without groups. */
  sectionOf(row: number): number {
    return this.#lastSection(({ start }) => start <= row);
  }

  topOfSection(section: number): number {
    return (this.sections?.[section]?.start ?? 0) * this.rowHeight + section * headerHeight;
  }

  heightOfSection(section: number): number {
    return (this.sections?.[section]?.count ?? 0) * this.rowHeight + headerHeight;
  }

  /** The row at a height, or the first one below it. */
  rowAt(top: number): number {
    if (this.sections === null) return Math.floor(top / this.rowHeight);
    const at = this.#lastSection((_, section) => this.topOfSection(section) <= top);
    const within = top - this.topOfSection(at) - headerHeight;
    return (this.sections[at]?.start ?? 0) + Math.max(0, Math.floor(within / this.rowHeight));
  }

  /** The last group for which `isBefore` holds; it holds for all before that. */
  #lastSection(isBefore: (section: RowSection, index: number) => boolean): number {
    const sections = this.sections ?? [];
    let low = -1;
    let high = sections.length;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(sections[middle]!, middle)) low = middle;
      else high = middle;
    }
    return low;
  }
}
