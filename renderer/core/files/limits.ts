/**
 * A SingleFile page of a picture-rich article has 20 MB; past this a file is no article but an
 * archive or a dump, and would take the import window's memory three times over (bytes, text, tree).
 */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** An export of a whole library, with the texts of some thousand articles in one file. */
export const LARGEST_LIBRARY = LARGEST_FILE * 4;

/**
 * UTF-16 code units of one field or one text in a list of articles. The longest novels have 10 million
 * letters, and each step into the library takes as much again.
 */
export const LARGEST_ENTRY = 16 * 1024 * 1024;

/** UTF-16 code units of one row, element or note of a list, which is in memory as a whole. */
export const LARGEST_ITEM = 4 * LARGEST_ENTRY;

/** Bytes of a list that is read a piece at a time. */
export const LARGEST_STREAMED = 512 * 1024 * 1024;

/** Unpacked in memory; what is larger must lie in its archive unpacked. */
export const LARGEST_INSIDE = 256 * 1024 * 1024;

/** Archives in archives: a backup of a folder of exports has three; more is a riddle. */
export const DEEPEST_INSIDE = 5;
