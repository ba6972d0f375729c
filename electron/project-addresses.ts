/**
 * The addresses of the project, in one place. Null while there is none: the window then says so. An account's
 * own address for updates is in network.json.
 */
export const projectAddresses: { updates: string | null; problems: string | null } = {
  /** Answers with the JSON that updates/update-offer.ts reads. */
  updates: null,
  /** The mail address for reports of problems. */
  problems: null,
};
