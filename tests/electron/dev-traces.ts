/** What the dev server brings into a page or into main. */
const traces = [
  /@vite\/client/,
  /@react-refresh|RefreshReg/,
  /ELECTRON_RENDERER_URL|CARREL_DEV|@carrel\/ready/,
  /nonce-/,
  /ws:\/\//,
];

/** Those of the traces that are in a file of a build. */
export function tracesOfDevServer(text: string): RegExp[] {
  return traces.filter((trace) => trace.test(text));
}
