import type { Companions } from '../../files/companions';
import { baseNameOf } from '../../files/file-head';

/**
 * The pictures of a note. Beside where the address leads, they are looked for in the folder that is named
 * after the note (Hexo), and wherever a path ends with the address: Obsidian keeps them in one folder of its
 * vault, generators in `static/` or `public/`.
 */
export function picturesOf(name: string, beside: Companions): Companions {
  return {
    find(address) {
      const local = address.trim().replace(/^(?:~?@(?:site)?|~)\//, '/');
      const direct = beside.find(local) ?? beside.find(`${baseNameOf(name)}/${local}`);
      // A web address names its picture only by the whole path.
      return direct ?? (/^(?:[a-z][\w+.-]*:|\/\/)/i.test(local) ? null : byEnd(local));
    },
  };

  function byEnd(address: string) {
    return beside.findByEnd?.(address) ?? null;
  }
}
