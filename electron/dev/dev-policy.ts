/** What the dev server needs beyond Carrel's own policy. */
export interface DevServerNeeds {
  /** The nonce of Vite's inline script, which prepares hot reload of React components. */
  nonce: string;
  /** The address on which Vite reports changed files: `ws://127.0.0.1:PORT`. */
  socket: string;
}

/** Carrel's content security policy plus one script and one address. */
export function devPolicy(policy: string, { nonce, socket }: DevServerNeeds): string {
  return policy
    .replace(/script-src [^;]*/, (sources) => `${sources} 'nonce-${nonce}'`)
    .replace(/connect-src [^;]*/, (sources) => `${sources} ${socket}`);
}
