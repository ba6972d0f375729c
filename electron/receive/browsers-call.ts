import ids from '../../extension/ids.json' with { type: 'json' };

/** The name of the native messaging host, and of its manifests. */
export const hostName = 'carrel';

/** The origins of the extension in Chromium's browsers. */
export const chromiumOrigins = [ids.chromium].flat().map((id) => `chrome-extension://${id}/`);
/** The extension's id in Firefox's browsers. */
export const firefoxIds = [ids.firefox].flat();

/**
 * True for the words with which a browser starts its native messaging host: Chromium passes the origin
 * of the extension, Firefox the path of the manifest and the id of the add-on.
 */
export function isBrowsersCall([first = '', second = '']: readonly string[]): boolean {
  if (chromiumOrigins.includes(first)) return true;
  return first.endsWith(`${hostName}.json`) && firefoxIds.includes(second);
}
