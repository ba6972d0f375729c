import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleDraft } from '../../renderer/core/article/article';
import { toEdit } from '../../scripts/cases/make-case.mjs';

const root = join(import.meta.dirname, '../fixtures');

/** The expected result of a fixture; fields that are not named are not compared. */
export interface Expected extends Partial<Omit<ArticleDraft, 'html' | 'text' | 'assets'>> {
  /** All of the text, line by line, without captions and asides. */
  prose?: string[];
  contains?: string[];
  omits?: string[];
}

export interface Fixture<T> {
  name: string;
  file: string;
  bytes: Buffer;
  /** Throws when there is no expectation. */
  expected(): T;
}

/** Each folder of `kind` is a case: a file and `expected.json`. */
export function fixtures<T>(kind: 'pages' | 'text' | 'feeds'): Fixture<T>[] {
  return readdirSync(join(root, kind))
    .sort()
    .map((name) => {
      const folder = join(root, kind, name);
      const file = readdirSync(folder).find((each) => each !== 'expected.json') ?? 'missing';
      return {
        name,
        file,
        bytes: readFileSync(join(folder, file)),
        expected: () => {
          const text = readFileSync(join(folder, 'expected.json'), 'utf8');
          // A line of `omits` that was not edited would pass.
          if (text.includes(`"${toEdit}`))
            throw new Error(`${folder}: expected.json is to be edited`);
          return JSON.parse(text);
        },
      };
    });
}

export interface EncodingCase {
  label: string;
  base64: string;
  text: string;
}

export function encodingCases(): EncodingCase[] {
  return JSON.parse(readFileSync(join(root, 'encodings/cases.json'), 'utf8'));
}
