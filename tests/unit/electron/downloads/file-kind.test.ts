import { expect, it } from 'vitest';
import {
  fileFacts,
  isPageInstead,
  opensBySystem,
  playableType,
} from '../../../../electron/downloads/file-kind';
import { readRange } from '../../../../electron/downloads/player-files';

const at = (name: string) => `https://a.example/files/${name}?token=1.exe`;
const head = (text: string) => Buffer.from(text, 'latin1');

it.each([
  ['ID3\x03', 'talk', 'text/html', '.mp3', 'audio/mpeg'],
  ['\xff\xfb\x90', 'talk.exe', null, '.mp3', 'audio/mpeg'],
  ['\xff\xf1\x50', 'talk', null, '.aac', 'audio/aac'],
  ['\0\0\0\x20ftypM4A ', 'a.mp3', 'audio/mpeg', '.m4a', 'audio/mp4'],
  ['\0\0\0\x20ftypisom', 'a.mp4', 'application/octet-stream', '.mp4', 'video/mp4'],
  ['OggS\0', 'a', null, '.ogg', 'audio/ogg'],
  ['%PDF-1.7', 'a.html', 'text/html', '.pdf', 'application/pdf'],
  ['words', 'a.txt', 'text/plain', '.txt', 'text/plain'],
  ['words', 'a', 'text/plain', '.txt', 'text/plain'],
])('a file that begins with %j at %s as %s', (bytes, name, stated, extension, mediaType) => {
  expect(fileFacts(head(bytes), at(name), stated)).toEqual({ extension, mediaType });
});

it.each([
  ...['setup.exe', 'run.sh', 'a.bat', 'a.cmd', 'a.desktop', 'a.jar', 'a.js', 'a.msi', 'a.ps1'],
  ...['a.html', 'a.svg', 'a.docm', 'a.lnk', 'a.appimage', 'a.dmg', 'a.scr', 'a.vbs', 'a.reg'],
])('%s keeps no extension by which a system would run it', (name) => {
  const { extension } = fileFacts(head('words'), at(name), 'audio/mpeg');
  expect([extension, opensBySystem(extension)]).toEqual(['', false]);
});

it.each(['MZ\x90', '\x7fELF', '#!/bin/sh', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe'])(
  'a program that begins with %j is none of what its name says',
  (bytes) => {
    expect(fileFacts(head(bytes), at('talk.mp3'), 'audio/mpeg').extension).toBe('');
    expect(playableType(head(bytes))).toBeNull();
  },
);

it('only sound and films are played, whatever they are called', () => {
  expect(playableType(head('fLaC'))).toBe('audio/flac');
  expect(playableType(head('%PDF-1.4'))).toBeNull();
  expect(playableType(head(''))).toBeNull();
});

it('a web page in the place of a file is known', () => {
  expect(isPageInstead(head('<!doctype html>'), at('a.mp3'), 'audio/mpeg')).toBe(true);
  expect(isPageInstead(head('<html>'), at('a'), null)).toBe(true);
  expect(isPageInstead(head('<html>'), at('a.html'), null)).toBe(false);
  expect(isPageInstead(head('<html>'), at('a'), 'text/html')).toBe(false);
  expect(isPageInstead(head('ID3'), at('a.mp3'), null)).toBe(false);
});

it.each<[string | null, ReturnType<typeof readRange>]>([
  [null, null],
  ['bytes=0-', { from: 0, to: 9 }],
  ['bytes=4-5', { from: 4, to: 5 }],
  ['bytes=4-99', { from: 4, to: 9 }],
  ['bytes=-3', { from: 7, to: 9 }],
  ['bytes=10-', 'outside'],
  ['bytes=5-4', 'outside'],
  ['bytes=-0', 'outside'],
  ['bytes=0-1,3-4', null],
  ['bytes=-', null],
  ['lines=0-1', null],
])('the range %j of ten bytes is %j', (range, part) => {
  expect(readRange(range, 10)).toEqual(part);
});
