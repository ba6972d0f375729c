import { expect, it } from 'vitest';
import { redirectTarget } from '../../../../renderer/core/web/redirect-target';

const target = 'https://paper.example/story?id=7';
const coded = (text: string) => Buffer.from(text).toString('base64url');

it.each([
  [
    'Outlook',
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(target)}&data=05`,
  ],
  ['Proofpoint', `https://urldefense.com/v3/__${target}__;!!Abc!x$`],
  ['Facebook', `https://l.facebook.com/l.php?u=${encodeURIComponent(target)}&h=AT0`],
  ['a search page', `https://www.google.com/url?sa=t&q=${encodeURIComponent(target)}&usg=x`],
  ['a newsletter', `https://click.letter.example/click?u=${encodeURIComponent(target)}&s=1`],
  ['a path in base64', `https://click.mail.example/a1b2c3/${coded(target)}`],
  [
    'a path of JSON',
    `https://substack.com/redirect/2/${coded(JSON.stringify({ e: target, p: 4 }))}.sig`,
  ],
  [
    'two around one another',
    `https://l.facebook.com/l.php?u=${encodeURIComponent(`https://go.example/redirect?to=${encodeURIComponent(target)}`)}`,
  ],
  ['parameters that count', `${target}&utm_source=mail&fbclid=x`],
])('finds where a link leads: %s', (_what, address) => {
  expect(redirectTarget(address)).toBe(target);
});

it.each([
  [
    'a page that names another one',
    `https://paper.example/compare?url=${encodeURIComponent(target)}`,
  ],
  ['a redirect that does not say where', 'https://x.list-manage.com/track/click?u=ab12&id=7&e=9'],
  ['a script', `https://l.facebook.com/l.php?u=${encodeURIComponent('javascript:alert(1)')}`],
  ['a file', 'https://go.example/redirect?to=file%3A%2F%2F%2Fetc%2Fpasswd'],
  ['no address', 'not an address'],
  ['broken base64', 'https://click.mail.example/aHR0cHM6Ly9%%%%%%%%%%%%%%'],
])('leaves a link as it is: %s', (_what, address) => {
  expect(redirectTarget(address)).toBe(address);
});
