/**
 * One space for each run of white space. A single space is no match, so nearly all of a text is passed over
 * without building another.
 */
export const withOneSpace = (text: string) => text.replace(/\s{2,}|[^\S ]/g, ' ');
