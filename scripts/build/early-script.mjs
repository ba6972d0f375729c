/**
 * A Vite plugin that makes a page run a small script before all others. Scripts of one page are bundled
 * together and run when the whole bundle is loaded; so this script is an entry of its own, which is
 * added to the built page.
 *
 * @param input the script's name among the entries
 * @param pages file names of the pages that get it
 */
export function earlyScript(input, pages) {
  return {
    name: 'early-script',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle, filename }) {
        const chunk = Object.values(bundle ?? {}).find((one) => one.isEntry && one.name === input);
        if (!chunk || !pages.some((page) => filename.endsWith(`/${page}`))) return undefined;
        // Without `async` it would wait for earlier scripts and for the whole page.
        const attrs = { type: 'module', async: true, src: `./${chunk.fileName}` };
        return [{ tag: 'script', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}
