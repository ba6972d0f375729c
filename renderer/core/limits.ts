/**
 * A SingleFile page of a picture-rich article has 20 MB; past this a file is no article but an
 * archive or a dump, and would take the import window's memory three times over (bytes, text, tree).
 */
export const LARGEST_FILE = 64 * 1024 * 1024;
