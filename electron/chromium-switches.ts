// Chromium reads its own switches from the same words. These may stand among the user's.
const switches = new Set([
  // Display and input.
  ...['disable-gpu', 'disable-gpu-sandbox', 'disable-software-rasterizer', 'in-process-gpu'],
  ...['use-gl', 'use-angle', 'ignore-gpu-blocklist', 'ozone-platform', 'ozone-platform-hint'],
  ...['enable-wayland-ime', 'wayland-text-input-version', 'gtk-version', 'lang'],
  ...['force-device-scale-factor', 'force-color-profile', 'force-renderer-accessibility'],
  ...['force-high-contrast', 'force-prefers-reduced-motion', 'enable-features', 'disable-features'],
  // The machine.
  ...['no-sandbox', 'disable-dev-shm-usage', 'no-zygote', 'password-store', 'no-first-run'],
  // Finding faults.
  ...['log-level', 'enable-logging', 'log-file', 'v', 'vmodule', 'log-net-log'],
  ...['net-log-capture-mode', 'remote-debugging-port', 'remote-debugging-pipe'],
  ...['inspect', 'inspect-brk'],
]);

/** Is this a switch of Chromium or Electron that a user may give beside ours? */
export function isChromiumSwitch(name: string): boolean {
  return switches.has(name);
}
