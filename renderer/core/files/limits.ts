/**
 * Largest ordinary file, in bytes. A SingleFile page with many images has 20 MB. Importing takes about
 * three times the size in memory (bytes, text, tree).
 */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** Largest file of the formats that can hold a whole library, in bytes. */
export const LARGEST_LIBRARY = LARGEST_FILE * 4;

/**
 * UTF-16 code units of one field or one text in a list of articles. The longest novels have 10 million
 * letters, and each step of the import copies the text.
 */
export const LARGEST_ENTRY = 16 * 1024 * 1024;

/** UTF-16 code units of one row, element or note of a list, which is in memory as a whole. */
export const LARGEST_ITEM = 4 * LARGEST_ENTRY;

/** Largest list that is streamed, in bytes. */
export const LARGEST_STREAMED = 512 * 1024 * 1024;

/**
 * Largest file that is unpacked in memory, in bytes. A larger one must be stored uncompressed in its
 * archive.
 */
export const LARGEST_INSIDE = 256 * 1024 * 1024;

/** Levels of archives inside archives; a backup of a folder of exports has three. */
export const DEEPEST_INSIDE = 5;
