// Loads the data files of the page. A browser reads no file by script from `file:`, and so each is a script
// that calls `carrelPage` with its name and its content.

declare global {
  interface Window {
    carrelPage(name: string, content: unknown): void;
    /** Absent in browsers without Trusted Types. */
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL(path: string): string },
      ): { createScriptURL(path: string): unknown };
    };
  }
}

const path = /^page\/[a-z0-9-]{1,40}\.js$/;
const rules = {
  createScriptURL(wanted: string): string {
    if (!path.test(wanted)) throw new TypeError(`not a file of this page: ${wanted}`);
    return wanted;
  },
};
const policy = window.trustedTypes?.createPolicy('carrel', rules) ?? rules;

const contents = new Map<string, unknown>();
window.carrelPage = (name, content) => void contents.set(name, content);

/** The content of a data file; null when it is not there. */
export function loadPart(name: string): Promise<unknown> {
  return new Promise((resolve) => {
    const script = document.createElement('script');
    const end = () => {
      script.remove();
      resolve(contents.get(name) ?? null);
      contents.delete(name);
    };
    script.addEventListener('load', end);
    script.addEventListener('error', end);
    script.src = policy.createScriptURL(`page/${name}.js`) as string;
    document.head.append(script);
  });
}

const atOnce = 6;

/** Loads files side by side; `take` gets each as it comes, null for one that is not there. */
export async function loadParts(
  names: readonly string[],
  take: (content: unknown) => void,
): Promise<void> {
  const waiting = [...names];
  const next = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      take(await loadPart(name));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}
