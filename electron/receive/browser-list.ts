// The browsers that Carrel knows, and where each looks for native messaging hosts.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface Browser {
  name: string;
  /** The manifests of the two families name the extension differently. */
  family: 'chromium' | 'firefox';
  /** The folder of the host manifests; null for a browser that is a Snap or Flatpak. */
  hosts: string | null;
}

/** A browser with the places by which it is found: one of them is there when it was ever started. */
interface Known extends Browser {
  places: string[];
}

/**
 * The browsers of this account. Flatpaks and Snaps are listed apart, because they cannot start a program
 * outside of their sandbox.
 */
export function foundBrowsers(platform = process.platform, env = process.env): Browser[] {
  return known(platform, env)
    .filter(({ places }) => places.some((place) => existsSync(place)))
    .map(({ name, family, hosts }) => ({ name, family, hosts }));
}

function known(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Known[] {
  const home = env.HOME || homedir();
  if (platform === 'darwin') return onMac(join(home, 'Library/Application Support'));
  if (platform === 'win32') return [];
  return onLinux(home, env.XDG_CONFIG_HOME || join(home, '.config'));
}

const chromium = (name: string, folder: string, hosts = 'NativeMessagingHosts'): Known => ({
  ...{ name, family: 'chromium', hosts: join(folder, hosts), places: [folder] },
});

const firefox = (name: string, hosts: string, ...places: string[]): Known => ({
  ...{ name, family: 'firefox', hosts, places },
});

const sandboxed = (name: string, ...places: string[]): Known => ({
  ...{ name, family: 'chromium', hosts: null, places },
});

function onLinux(home: string, config: string): Known[] {
  const flatpak = (id: string) => join(home, '.var/app', id);
  const snap = (name: string) => join(home, 'snap', name);
  return [
    chromium('Chromium', join(config, 'chromium')),
    chromium('Chrome', join(config, 'google-chrome')),
    chromium('Brave', join(config, 'BraveSoftware/Brave-Browser')),
    chromium('Edge', join(config, 'microsoft-edge')),
    chromium('Vivaldi', join(config, 'vivaldi')),
    firefox(
      'Firefox',
      join(home, '.mozilla/native-messaging-hosts'),
      join(home, '.mozilla/firefox'),
      join(config, 'mozilla/firefox'),
    ),
    firefox('LibreWolf', join(home, '.librewolf/native-messaging-hosts'), join(home, '.librewolf')),
    sandboxed('Chromium (Snap)', snap('chromium')),
    sandboxed('Firefox (Snap)', snap('firefox')),
    sandboxed('Chromium (Flatpak)', flatpak('org.chromium.Chromium')),
    sandboxed('Chrome (Flatpak)', flatpak('com.google.Chrome')),
    sandboxed('Brave (Flatpak)', flatpak('com.brave.Browser')),
    sandboxed('Edge (Flatpak)', flatpak('com.microsoft.Edge')),
    sandboxed('Vivaldi (Flatpak)', flatpak('com.vivaldi.Vivaldi')),
    sandboxed('Firefox (Flatpak)', flatpak('org.mozilla.firefox')),
    sandboxed('LibreWolf (Flatpak)', flatpak('io.gitlab.librewolf-community')),
  ];
}

function onMac(support: string): Known[] {
  return [
    chromium('Chromium', join(support, 'Chromium')),
    chromium('Chrome', join(support, 'Google/Chrome')),
    chromium('Brave', join(support, 'BraveSoftware/Brave-Browser')),
    chromium('Edge', join(support, 'Microsoft Edge')),
    chromium('Vivaldi', join(support, 'Vivaldi')),
    firefox('Firefox', join(support, 'Mozilla/NativeMessagingHosts'), join(support, 'Firefox')),
    firefox(
      'LibreWolf',
      join(support, 'LibreWolf/NativeMessagingHosts'),
      join(support, 'LibreWolf'),
    ),
  ];
}
