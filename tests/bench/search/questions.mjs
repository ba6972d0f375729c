// Reads the folder of questions: docs.<lang>.json.gz with {id, title, text}, and queries.<lang>.json
// with {q, rel} for each kind.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export const languages = ['ko', 'ja', 'zh', 'en'];

export function readDocs(folder, lang) {
  return JSON.parse(gunzipSync(readFileSync(join(folder, `docs.${lang}.json.gz`))));
}

export function readQuestions(folder, lang) {
  return JSON.parse(readFileSync(join(folder, `queries.${lang}.json`), 'utf8'));
}
