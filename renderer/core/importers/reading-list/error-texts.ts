/** UTF-16 code units; an article that quotes such a text is longer. */
const LONGEST = 400;

/** What programs write in place of a text that they could not fetch. */
const ERROR_TEXTS = [
  // wallabag: the parameter fetching_error_message.
  /^wallabag can.?t retrieve contents for this article\b/i,
  // FiveFilters' Full-Text RSS, also in feeds.
  /^\[?unable to retrieve full-text content\]?$/i,
  // Omnivore, while it fetched a page and when it could not.
  /^your link is being saved\b/i,
  /^we were unable to (?:parse|fetch|retrieve) (?:the|this|your) (?:page|content|document|article)\b/i,
  /^failed to (?:fetch|load|parse) (?:the )?(?:content|page|article)\b/i,
];

/** True when a program wrote the text because it had no text of the article. */
export function isErrorText(text: string): boolean {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST && ERROR_TEXTS.some((pattern) => pattern.test(line));
}
