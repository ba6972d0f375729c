import { describe, expect, test } from 'vitest';
import { isCredit } from '../../../../renderer/core/extract/credit-phrases';
import { furnitureIn } from '../../../../renderer/core/extract/furniture-phrases';
import { isOnlyLabel, isRelatedPrefix } from '../../../../renderer/core/extract/related-phrases';

test.each([
  ['저작권자 © 들녘일보 무단전재 및 재배포 금지', 'copyright'],
  ['© 2024 The Estuary Post. All rights reserved.', 'copyright'],
  ['Advertisement', 'advertisement'],
  ['広告', 'advertisement'],
  ['Facebook Twitter WhatsApp', 'share buttons'],
  ['페이스북 카카오톡 URL 복사', 'share buttons'],
  ['Image 1 of 5', 'control'],
  ['더보기', 'control'],
  ['4 min read', 'reading time'],
  ['Leave a comment below!', 'comment form'],
  ['Sign up for our free daily newsletter.', 'subscription'],
])('sees furniture in "%s"', (text, kind) => {
  expect(furnitureIn(text)).toBe(kind);
});

describe('leaves alone what an article may well say', () => {
  test.each([
    'Share and share alike, my grandmother used to say.',
    'He asked to see more of the garden before he left.',
    'The link between the two was never proved.',
    '광고를 보지 않는 사람이 늘고 있다.',
    'Comments by the mayor did little to calm the crowd.',
    'The copyright has changed hands twice since then.',
    '次の日、わたしは川まで歩いた。',
  ])('%s', (text) => {
    expect(furnitureIn(text)).toBeNull();
  });
});

test('tells a label for other articles from a heading of this one', () => {
  for (const label of ['Related stories', '관련기사', '関連記事', '相关阅读', 'Leia também'])
    expect(isOnlyLabel(label)).toBe(true);
  for (const heading of ['Photos', 'Related work', '결과', 'はじめに', 'Next'])
    expect(isOnlyLabel(heading)).toBe(false);
});

test('knows the words before a link to another article', () => {
  expect(isRelatedPrefix('READ MORE: China plague outbreak confirmed')).toBe(true);
  expect(isRelatedPrefix('▶ [관련기사] 속초 등대지기의 마지막 근무')).toBe(true);
  expect(isRelatedPrefix('Czytaj więcej: Most znowu otwarty')).toBe(true);
  expect(isRelatedPrefix('Readers were quick to write in.')).toBe(false);
});

test.each([
  ['Redaktion: Hedda Lindqvist, Ole Brandt', true],
  ['mit dpa', true],
  ['With reports from El Puerto and La Marea', true],
  ['dpa/ino', true],
  ['(hli)', true],
  ['(ein Leuchtturm)', false],
  ['With luck the bridge opens in May.', false],
])('%s is a credit at the end of an article: %s', (text, is) => {
  expect(isCredit(text)).toBe(is);
});
