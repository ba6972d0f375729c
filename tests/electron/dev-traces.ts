/** Texts that the dev server adds to a page or to main. */
const traces = [
  /@vite\/client/,
  /@react-refresh|RefreshReg/,
  /ELECTRON_RENDERER_URL|CARREL_DEV|@carrel\/ready/,
  /nonce-/,
  /ws:\/\//,
];

/** The traces that are in a file of a build. */
export function tracesOfDevServer(text: string): RegExp[] {
  return traces.filter((trace) => trace.test(text));
}
