/** Where the films, posts and programs are that generators embed by name and number. */
import type { Arguments } from './shortcode-arguments';

/** `$` stands for the number. */
const PLACES: Record<string, string> = {
  youtube: 'https://www.youtube.com/watch?v=$',
  youtube_video: 'https://www.youtube.com/watch?v=$',
  youtubeplaylist: 'https://www.youtube.com/playlist?list=$',
  yt: 'https://www.youtube.com/watch?v=$',
  vimeo: 'https://vimeo.com/$',
  dailymotion: 'https://www.dailymotion.com/video/$',
  bilibili: 'https://www.bilibili.com/video/$',
  niconico: 'https://www.nicovideo.jp/watch/$',
  twitch: 'https://www.twitch.tv/videos/$',
  tweet: 'https://x.com/i/status/$',
  twitter: 'https://x.com/i/status/$',
  x: 'https://x.com/i/status/$',
  instagram: 'https://www.instagram.com/p/$/',
  gist: 'https://gist.github.com/$',
  github: 'https://github.com/$',
  codepen: 'https://codepen.io/$',
  jsfiddle: 'https://jsfiddle.net/$',
  codesandbox: 'https://codesandbox.io/s/$',
  stackblitz: 'https://stackblitz.com/edit/$',
  asciinema: 'https://asciinema.org/a/$',
  speakerdeck: 'https://speakerdeck.com/player/$',
  soundcloud: 'https://soundcloud.com/$',
  spotify: 'https://open.spotify.com/$',
  replit: 'https://replit.com/$',
};

/** The address that a shortcode leads to; null for one that leads nowhere. */
export function embedAddress(name: string, args: Arguments): string | null {
  const { named, positional, address } = args;
  if (address) return address;
  const provider = named.get('provider') ?? named.get('type') ?? name;
  const place = PLACES[provider.toLowerCase()] ?? PLACES[name];
  if (!place) return null;
  const user = named.get('user') ?? named.get('username');
  const id = named.get('id') ?? named.get('v') ?? named.get('video') ?? named.get('slug');
  if (user && id && /^(?:tweet|twitter|x)$/.test(name)) return `https://x.com/${user}/status/${id}`;
  const parts = id
    ? [user, id]
    : positional.slice(0, /^(?:gist|codepen|spotify)$/.test(name) ? 2 : 1);
  const number = parts.flatMap((each) => each || []).join('/');
  return /^[\w@./-]{1,200}$/.test(number) ? place.replace('$', number) : null;
}
