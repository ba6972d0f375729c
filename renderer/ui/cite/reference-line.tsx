import type { ReactNode } from 'react';
import { plainReference } from '../../core/cite/plain-reference';

/** A reference with its italics and bold; its HTML has no other tags that matter on screen. */
export function ReferenceLine({ html }: { html: string }) {
  let italic = 0;
  let bold = 0;
  const parts: ReactNode[] = [];
  for (const [at, part] of html.split(/(<[^>]*>)/).entries()) {
    if (part.startsWith('<')) {
      if (part === '<i>') italic += 1;
      else if (part === '</i>') italic -= 1;
      else if (part === '<b>') bold += 1;
      else if (part === '</b>') bold -= 1;
      continue;
    }
    const text = plainReference(part);
    if (italic > 0) parts.push(<em key={at}>{text}</em>);
    else parts.push(bold > 0 ? <strong key={at}>{text}</strong> : text);
  }
  return <p className="reference-line">{parts}</p>;
}
