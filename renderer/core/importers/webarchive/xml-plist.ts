import { bytesOfBase64 } from '../../bytes/binary-string';
import type { PlistValue } from './binary-plist';

/** Reads a property list in XML, as `plutil` and old programs write it; undefined when it is not one. */
export function readXmlPlist(document: Document): PlistValue | undefined {
  const top = document.documentElement;
  if (top?.localName !== 'plist' || top.firstElementChild === null) return;
  return plistValue(top.firstElementChild, 0);
}

function plistValue(element: Element, depth: number): PlistValue {
  if (depth > 32) return null;
  const text = element.textContent ?? '';
  switch (element.localName) {
    case 'dict': {
      const children = [...element.children];
      const entries = children.flatMap((child, at) => {
        const value = children[at + 1];
        return child.localName === 'key' && value
          ? [[child.textContent ?? '', plistValue(value, depth + 1)] as const]
          : [];
      });
      return Object.fromEntries(entries);
    }
    case 'array':
      return [...element.children].map((child) => plistValue(child, depth + 1));
    case 'data':
      return bytesIn(text);
    case 'integer':
    case 'real':
      return Number(text);
    case 'true':
    case 'false':
      return element.localName === 'true';
    default:
      return text;
  }
}

function bytesIn(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return bytesOfBase64(base64.replace(/\s+/g, ''));
  } catch {
    return null;
  }
}
