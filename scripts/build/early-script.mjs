/**
 * A Vite plugin that has a page run a small script of its own first. Two scripts in one page are
 * bundled as one, which is run when all of it is there; so this is an input beside the page, and the
 * page gets it when both are built.
 *
 * @param input its name among the inputs
 * @param pages which pages get it, by file name
 */
export function earlyScript(input, pages) {
  return {
    name: 'early-script',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle, filename }) {
        const chunk = Object.values(bundle ?? {}).find((one) => one.isEntry && one.name === input);
        if (!chunk || !pages.some((page) => filename.endsWith(`/${page}`))) return undefined;
        // Without `async` it would wait for the scripts that stand before it, and for the whole page.
        const attrs = { type: 'module', async: true, src: `./${chunk.fileName}` };
        return [{ tag: 'script', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}
