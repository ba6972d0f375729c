import { expect, test } from 'vitest';
import { hostOfAddress, hostOfWords, isHostWithin } from '../../../../renderer/core/web/host';

test.each([
  ['https://www.foxnews.com/politics', 'www.foxnews.com'],
  ['http://me:secret@FoxNews.com:8080?x#y', 'foxnews.com'],
  ['HTTPS://foxnews.com.', 'foxnews.com'],
  ['https://한국.com/길', 'xn--3e0b707e.com'],
  ['https://xn--3e0b707e.com/', 'xn--3e0b707e.com'],
  ['http://[::1]:80/', '[::1]'],
  ['file:///home/me/page.html', ''],
  ['foxnews.com', ''],
  ['https://', ''],
  ['https://%%%/', ''],
  [null, ''],
])('the host of %s is %j', (address, host) => {
  expect(hostOfAddress(address)).toBe(host);
});

test.each([
  ['foxnews.com', 'foxnews.com'],
  [' FoxNews.COM/ ', 'foxnews.com'],
  ['.foxnews.com', 'foxnews.com'],
  ['foxnews.com.', 'foxnews.com'],
  ['foxnews.com:443', 'foxnews.com'],
  ['//foxnews.com/politics', 'foxnews.com'],
  ['https://www.foxnews.com/politics?a=b#c', 'www.foxnews.com'],
  ['한국.com', 'xn--3e0b707e.com'],
  ['한국。com', 'xn--3e0b707e.com'],
  ['Fox News', ''],
  ['', ''],
])('%j means the host %j', (words, host) => {
  expect(hostOfWords(words)).toBe(host);
});

test.each([
  ['foxnews.com', 'foxnews.com', true],
  ['www.foxnews.com', 'foxnews.com', true],
  ['foxnews.com', 'www.foxnews.com', true],
  ['video.foxnews.com', 'foxnews.com', true],
  ['foxnews.com', 'video.foxnews.com', false],
  ['notfoxnews.com', 'foxnews.com', false],
  ['foxnews.com.evil.example', 'foxnews.com', false],
])('%s is of %s: %s', (host, wanted, expected) => {
  expect(isHostWithin(host, wanted)).toBe(expected);
});
