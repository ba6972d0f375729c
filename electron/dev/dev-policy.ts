/** What the dev server needs beyond Carrel's own policy. */
export interface DevServerNeeds {
  /** Of Vite's inline script, which prepares hot reload of React components. */
  nonce: string;
  /** Where Vite tells of changed files: `ws://127.0.0.1:PORT`. */
  socket: string;
}

/** Carrel's content security policy with one script and one address more, and nothing else. */
export function devPolicy(policy: string, { nonce, socket }: DevServerNeeds): string {
  return policy
    .replace(/script-src [^;]*/, (sources) => `${sources} 'nonce-${nonce}'`)
    .replace(/connect-src [^;]*/, (sources) => `${sources} ${socket}`);
}
