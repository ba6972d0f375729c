import { expect, it } from 'vitest';
import { fileNameOf } from '../../../../renderer/core/web/file-name';

it.each([
  ['https://a.example/pod/night.mp3?x=/y.exe#z', 'night.mp3'],
  ['https://a.example/%ED%95%AD%EA%B5%AC.mp3', '항구.mp3'],
  ['https://a.example/..%2F..%2Fetc%2Fpasswd', 'etc passwd'],
  ['https://a.example/a%00b%0Ac%1B%5B2J.mp3', 'a b c [2J.mp3'],
  ['https://a.example/%E2%80%AEexe.3pm', 'exe.3pm'],
  ['https://a.example/%FF.mp3', '%FF.mp3'],
  ['https://a.example/.bashrc', 'bashrc'],
  ['https://a.example/', 'a.example'],
  [`https://a.example/${'a'.repeat(500)}.mp3`, 'a'.repeat(120)],
  ['no address', 'no address'],
])('%s is shown as %s', (address, name) => {
  expect(fileNameOf(address)).toBe(name);
});
