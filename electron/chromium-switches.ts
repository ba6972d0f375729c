// The user's words also hold Chromium's own switches. These are allowed.
const switches = new Set([
  // Display and input.
  ...['disable-gpu', 'disable-gpu-sandbox', 'disable-software-rasterizer', 'in-process-gpu'],
  ...['use-gl', 'use-angle', 'ignore-gpu-blocklist', 'ozone-platform', 'ozone-platform-hint'],
  ...['enable-wayland-ime', 'wayland-text-input-version', 'gtk-version', 'lang'],
  ...['force-device-scale-factor', 'force-color-profile', 'force-renderer-accessibility'],
  ...['force-high-contrast', 'force-prefers-reduced-motion', 'enable-features', 'disable-features'],
  // Sandbox, memory and passwords of the machine.
  ...['no-sandbox', 'disable-dev-shm-usage', 'no-zygote', 'password-store', 'no-first-run'],
  // Debugging.
  ...['log-level', 'enable-logging', 'log-file', 'v', 'vmodule', 'log-net-log'],
  ...['net-log-capture-mode', 'remote-debugging-port', 'remote-debugging-pipe'],
  ...['inspect', 'inspect-brk'],
]);

/** True for a switch of Chromium or Electron that a user may pass beside Carrel's options. */
export function isChromiumSwitch(name: string): boolean {
  return switches.has(name);
}
