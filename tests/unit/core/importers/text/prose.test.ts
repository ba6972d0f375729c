import { expect, test } from 'vitest';
import { isProse } from '../../../../../renderer/core/importers/text/prose';

const bytes = (text: string) => new TextEncoder().encode(text);
const sentence = 'The keeper of the archive walks through its rooms before he locks them.';

test.each([
  ['note.txt', 'Milk'],
  ['Letter', sentence],
  ['Report v1.2', `${sentence}\n\nHe has done so for years.`],
  ['기사.2024-05-01', '기록관 지기는 문을 잠그기 전에 모든 방을 한 번씩 걸어 본다.'],
])('%s is text', (name, text) => {
  expect(isProse(name, bytes(text))).toBe(true);
});

test('text in EUC-KR without an extension is text', () => {
  const euc = [0xb1, 0xe2, 0xb7, 0xcf, 0xb0, 0xfc, 0x20, 0xc1, 0xf6, 0xb1, 0xe2, 0xb4, 0xc2, 0x20];
  expect(isProse('기사', Uint8Array.from([...euc, ...euc, ...euc]))).toBe(true);
});

test.each([
  ['robots.txt', 'User-agent: *\nDisallow: /'],
  ['site/hts-log.txt', 'HTTrack3.49 launched'],
  ['settings.conf', sentence],
  ['error.log', sentence],
  ['main.zig', sentence],
  ['LICENSE', sentence],
  ['Makefile.txt', 'all: gate\n\ngate: gate.o\n\tcc -o gate gate.o'],
  ['lockfile', '{\n  "a": 1\n}'],
  ['settings', '[server]\nport = 80\nhost = a.example\nsecret_key = abc'],
  ['access', '2024-05-06 07:08:09 GET /\n2024-05-06 07:08:10 GET /a'],
  ['hashes', 'd41d8cd98f00b204e9800998ecf8427e\nd41d8cd98f00b204e9800998ecf8427f'],
  ['program', 'int main() {\n  return 0;\n}\n'],
  ['nothing', ' \n'],
])('%s is no text', (name, text) => {
  expect(isProse(name, bytes(text))).toBe(false);
});
