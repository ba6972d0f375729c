/** Whether a post of a backup was published. */

/** Tags of posts that the blog's readers cannot read. */
export const NOT_PUBLIC = { draft: 'draft', private: 'private' } as const;

/**
 * The tag that says so for a post that is not public; none for any other. Programs write the same few words:
 * a WordPress status, Ghost's, Blogger's, TTXML's visibility.
 */
export function standingTags(status: string | null | undefined): string[] {
  const word = status?.trim().toLowerCase() ?? '';
  if (/^(?:draft|pending|future|scheduled|soft_trashed)$/.test(word)) return [NOT_PUBLIC.draft];
  return /^(?:private|protected)$/.test(word) ? [NOT_PUBLIC.private] : [];
}
