// The user's words also hold Chromium's own switches. These are allowed.
const lasting = new Set([
  // Display and input.
  ...['disable-gpu', 'disable-gpu-sandbox', 'disable-software-rasterizer', 'in-process-gpu'],
  ...['use-gl', 'use-angle', 'ignore-gpu-blocklist', 'ozone-platform', 'ozone-platform-hint'],
  ...['enable-wayland-ime', 'wayland-text-input-version', 'gtk-version', 'lang'],
  ...['force-device-scale-factor', 'force-color-profile', 'force-renderer-accessibility'],
  ...['force-high-contrast', 'force-prefers-reduced-motion', 'enable-features', 'disable-features'],
  // Sandbox, memory and passwords of the machine.
  ...['no-sandbox', 'disable-dev-shm-usage', 'no-zygote', 'password-store', 'no-first-run'],
]);

const debugging = new Set([
  ...['log-level', 'enable-logging', 'log-file', 'v', 'vmodule', 'log-net-log'],
  ...['net-log-capture-mode', 'remote-debugging-port', 'remote-debugging-pipe'],
  ...['inspect', 'inspect-brk'],
]);

/** True for a switch of Chromium or Electron that a user may pass beside Carrel's options. */
export function isChromiumSwitch(name: string): boolean {
  return lasting.has(name) || debugging.has(name);
}

/** True for a word with a switch that this machine needs at each start, unlike those for debugging. */
export function isLastingSwitch(word: string): boolean {
  const [, name = ''] = /^--([^=]+)/.exec(word) ?? [];
  return lasting.has(name);
}
