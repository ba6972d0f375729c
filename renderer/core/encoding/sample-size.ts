/** More bytes than this do not change what a text's encoding is taken for. */
export const ENOUGH_BYTES = 1024 * 1024;
