import type { Page } from '@playwright/test';

/** What a cleaned snippet must never hold, looked for in the tree the reader will build of it. */
export function survivors(page: Page, snippets: readonly string[]): Promise<string[]> {
  return page.evaluate((all) => {
    const forbidden =
      'script, style, link, base, meta, form, input, button, select, textarea, option, iframe, frame, frameset, object, embed, applet, ' +
      'portal, audio, video, source, track, svg, svg *, template, noscript, canvas, map, area, marquee, dialog, slot, annotation-xml, maction, mglyph, [style], [srcset], [ping], [background], [srcdoc], [action], [formaction], [poster], [target], [is]:not([is=""])';
    const hrefs = /^(?:https?:\/\/|mailto:|#user-content-)/;
    const holds = (root: Element): string | null => {
      const bad = root.querySelector(forbidden);
      if (bad) return `element ${bad.outerHTML.slice(0, 80)}`;
      for (const element of root.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) {
          if (/^on|^xlink:|^xmlns/i.test(name)) return `attribute ${name}`;
          if (name === 'href' && (element.localName !== 'a' || !hrefs.test(value)))
            return `href ${value}`;
          if (name === 'src' && !/^asset:[0-9a-f]{64}$/.test(value)) return `src ${value}`;
          if (name === 'data-src' && !/^https?:\/\//.test(value)) return `data-src ${value}`;
          if (name === 'name') return 'name';
          if (name === 'id' && !value.startsWith('user-content-')) return `id ${value}`;
        }
      }
      return null;
    };
    return all.flatMap((html) => {
      const clean = core.context.clean(html, 'https://site.example/a/b.html');
      const found = holds(core.context.parseHtml(clean).body);
      return found ? [`${html} → ${found}`] : [];
    });
  }, snippets as string[]);
}
