/** How much of an article a row of the list shows. */
export const densities = ['comfortable', 'compact', 'line', 'columns'] as const;

export type Density = (typeof densities)[number];

/** Heights of rows in CSS pixels; the same as in article-rows.css. */
export const rowHeights: Record<Density, number> = {
  ...{ comfortable: 106, compact: 76, line: 36, columns: 34 },
};
