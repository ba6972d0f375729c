// Threads of forums and questions with answers: all posts in order, each with its name and time.
import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { type ReadItem, readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

async function read(body: string, head = '') {
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Which oar for a skiff?</title>${head}</head><body>${body}</body></html>`;
  const [item] = await readInPage(page, 'oar.html', new TextEncoder().encode(html));
  expect(item).toMatchObject({ ok: true });
  return (item as Extract<ReadItem, { ok: true }>).draft;
}

interface Said {
  name: string;
  at: string;
  says: string;
}

/** A short question, a long answer, a reply of a few words, and a line that buttons have. */
const posts: Said[] = [
  { name: 'tholepin', at: '2021-03-04T09:15:00', says: 'Which oar do you use for a skiff?' },
  {
    name: 'Old Rower',
    at: '2021-03-04T11:40:00',
    says: 'Take the one that reaches from the floor to your wrist. Everything longer knocks against the far gunwale, and everything shorter makes you bend at every stroke, which your back remembers on the way home.',
  },
  { name: 'ash_and_oak', at: '2021-03-05T08:02:00', says: 'Ash, never oak.' },
  { name: 'tholepin', at: '2021-03-06T20:31:00', says: 'Thanks!' },
];
const dayOf = ({ at }: Said) => `${Number(at.slice(8, 10))} March 2021, ${at.slice(11, 16)}`;
const each = (write: (post: Said, at: number) => string, from = 0) =>
  posts
    .slice(from)
    .map((post, at) => write(post, at + from))
    .join('');

const headingsOf = (html: string) =>
  [...html.matchAll(/<h3>(.*?)<\/h3>/g)].map((match) => match[1] as string);

const [first] = posts as [Said];

const programs: Record<string, string> = {
  phpBB: `<div id="page-header"><h1>Skiffs.example</h1></div><div id="page-body"><h2 class="topic-title"><a href="./viewtopic.php?t=1">Which oar for a skiff?</a></h2>${each(({ name, says }, at) => `<div id="p${at}" class="post has-profile bg${at % 2}"><div class="inner"><dl class="postprofile"><dt><a class="username" href="./memberlist.php?mode=viewprofile&u=${at}">${name}</a></dt><dd class="profile-joined"><strong>Joined:</strong> 28 Jun 2010 03:46</dd></dl><div class="postbody"><h3><a href="#p${at}">Re: Which oar for a skiff?</a></h3><ul class="post-buttons"><li><a class="button">Quote</a></li></ul><p class="author">by <strong><a class="username">${name}</a></strong> » ${dayOf(posts[at] as Said)}</p><div class="content">${says}</div><div class="signature">Signed in the boathouse, as always.</div></div></div></div>`)}</div>`,
  'XenForo 2': `<div class="p-body"><h1 class="p-title-value">Which oar for a skiff?</h1><div class="block-body">${each((post) => `<article class="message message--post" data-author="${post.name}"><div class="message-cell--user"><h4 class="message-name"><a class="username">${post.name}</a></h4><dl class="pairs"><dt>Joined</dt><dd>Jun 28, 2010</dd></dl></div><div class="message-cell--main"><header class="message-attribution"><time class="u-dt" datetime="${post.at}+0100">${dayOf(post)}</time></header><div class="message-content"><article class="message-body"><div class="bbWrapper">${post.says}</div></article></div><aside class="message-signature"><div class="bbWrapper">Signed in the boathouse, as always.</div></aside></div></article><div class="ad">Advertisement</div>`)}</div></div>`,
  'vBulletin 4': `<ol id="posts">${each((post, at) => `<li class="postbitlegacy postbitim postcontainer" id="post_${at}"><div class="posthead"><span class="postdate"><span class="date">${dayOf(post)}</span></span></div><div class="userinfo"><a class="username" href="member.php?${at}"><strong>${post.name}</strong></a><dl><dt>Join Date</dt><dd>Jun 2010</dd></dl></div><div class="postbody"><div class="content"><blockquote class="postcontent restore">${post.says}</blockquote></div><div class="signature">Signed in the boathouse, as always.</div></div></li>`)}</ol>`,
  'vBulletin 3': each(
    (post, at) =>
      `<table id="post${at}" class="tborder"><tr><td class="thead">${dayOf(post)}</td></tr><tr><td class="alt2"><a class="bigusername" href="member.php?u=${at}">${post.name}</a><div class="smallfont">Join Date: 28 Jun 2010</div></td></tr><tr><td class="alt1"><div id="post_message_${at}">${post.says}</div></td></tr></table>`,
  ),
  Discourse: `<h1>Which oar for a skiff?</h1>${each((post) => `<div class="topic-post"><article><div class="names"><span class="first username"><a data-user-card="x" href="/u/x">${post.name}</a></span></div><div class="post-date"><a><span class="relative-date" data-time="${Date.parse(`${post.at}Z`)}" title="${dayOf(post)}">3y</span></a></div><div class="cooked"><p>${post.says}</p></div><nav class="post-controls"><button>Reply</button></nav></article></div>`)}`,
  'Discourse for crawlers': `<h1>Which oar for a skiff?</h1>${each((post) => `<div class="topic-body crawler-post"><div class="crawler-post-meta"><span class="creator"><a href="/u/x"><span itemprop="name">${post.name}</span></a></span><time class="post-time" datetime="${post.at}Z">${dayOf(post)}</time></div><div class="post" itemprop="text"><p>${post.says}</p></div></div>`)}`,
  'Hacker News': `<table id="hnmain"><tr><td><table class="fatitem"><tr class="athing"><td class="title"><span class="titleline"><a href="item?id=1">Which oar for a skiff?</a></span></td></tr><tr><td class="subtext"><a class="hnuser">${first.name}</a> <span class="age" title="${first.at}"><a>3 hours ago</a></span></td></tr><tr><td><div class="toptext">${first.says}</div></td></tr></table><table class="comment-tree">${each((post, at) => `<tr class="athing comtr" id="${at}"><td><table><tr><td class="ind" indent="${at}"></td><td class="default"><span class="comhead"><a class="hnuser">${post.name}</a> <span class="age" title="${post.at}">1 hour ago</span></span><div class="comment"><div class="commtext c00">${post.says}</div><div class="reply"><a>reply</a></div></div></td></tr></table></td></tr>`, 1)}</table></td></tr></table>`,
  'Reddit, old': `<div class="content"><div class="thing link"><p class="title"><a class="title">Which oar for a skiff?</a></p><p class="tagline">submitted <time datetime="${first.at}">3 years ago</time> by <a class="author">${first.name}</a></p><div class="expando"><div class="usertext-body"><div class="md"><p>${first.says}</p></div></div></div></div><div class="commentarea"><div class="sitetable nestedlisting">${each((post) => `<div class="thing comment"><div class="entry"><p class="tagline"><a class="author">${post.name}</a> <time datetime="${post.at}">2 years ago</time></p><div class="usertext-body"><div class="md"><p>${post.says}</p></div></div></div><div class="child"><div class="sitetable listing">`, 1)}${'</div></div></div>'.repeat(posts.length - 1)}</div></div></div>`,
  'Reddit, new': `<main><shreddit-post author="${first.name}" created-timestamp="${first.at}"><h1 slot="title">Which oar for a skiff?</h1><div slot="text-body"><div class="md"><p>${first.says}</p></div></div></shreddit-post><shreddit-comment-tree>${each((post) => `<shreddit-comment author="${post.name}"><div slot="commentMeta"><a href="/user/x/">${post.name}</a><faceplate-timeago ts="${post.at}"><time datetime="${post.at}">3y ago</time></faceplate-timeago></div><div slot="comment"><p>${post.says}</p></div></shreddit-comment>`, 1)}</shreddit-comment-tree></main>`,
  DCInside: `<section><div class="view_content_wrap"><div class="gallview_head"><h3 class="title"><span class="title_subject">Which oar for a skiff?</span></h3><div class="gall_writer" data-nick="${first.name}"><span class="nickname"><em>${first.name}</em></span><span class="gall_date" title="${first.at.replace('T', ' ')}">2021.03.04 09:15:00</span></div></div><div class="writing_view_box"><div class="write_div"><p>${first.says}</p></div></div></div><ul class="cmt_list">${each((post) => `<li class="ub-content"><div class="cmt_info"><div class="cmt_nickbox"><span class="gall_writer"><span class="nickname"><em>${post.name}</em></span></span></div><div class="cmt_txtbox"><p class="usertxt">${post.says}</p></div><span class="date_time">${post.at.replace('T', ' ').replaceAll('-', '.')}</span></div></li>`, 1)}</ul></section>`,
  '5ch, old': `<h1>Which oar for a skiff?</h1><dl class="thread">${each((post, at) => `<dt>${at + 1} ：<font><b>${post.name}</b></font>：${post.at.slice(0, 10).replaceAll('-', '/')}(木) ${post.at.slice(11)}.00 ID:aB${at}cD</dt><dd>${post.says}<br><br></dd>`)}</dl>`,
  '5ch, new': `<h1>Which oar for a skiff?</h1><div class="thread">${each((post, at) => `<article class="clear post" id="${at + 1}"><details class="post-header" open><summary><span class="postid">${at + 1}</span><span class="postusername"><b>${post.name}</b></span></summary><span class="date">${post.at.slice(0, 10).replaceAll('-', '/')}(木) ${post.at.slice(11)}.00</span></details><section class="post-content">${post.says}</section></article>`)}</div>`,
  Mastodon: `<div class="columns-area">${each((post, at) => `<div class="${at === 0 ? 'detailed-status' : 'status'}"><a class="display-name"><strong class="display-name__html">${post.name}</strong><span class="display-name__account">@x@isle.example</span></a><time datetime="${post.at}">3y</time><div class="status__content"><p>${post.says}</p></div></div>`)}</div>`,
  Gmail: `<div role="main"><h2 class="hP">Which oar for a skiff?</h2>${each((post) => `<div class="adn ads"><div class="gE"><span class="gD" email="x@skiffs.example"><span>${post.name}</span></span> <span class="hb">to me</span> <span class="g3" title="${dayOf(post)}">${dayOf(post)}</span></div><div class="ii gt"><div class="a3s aiL"><div dir="ltr">${post.says}</div></div></div></div>`)}</div>`,
  'GitHub, until 2024': `<h1><bdi>Which oar for a skiff?</bdi></h1>${each((post) => `<div class="js-comment-container"><div class="timeline-comment comment"><div class="timeline-comment-header"><a class="author">${post.name}</a> commented <relative-time datetime="${post.at}Z">Mar 4, 2021</relative-time></div><div class="comment-body markdown-body"><p>${post.says}</p></div></div></div>`)}`,
  'GitHub, now': `<h1>Which oar for a skiff?</h1><div data-testid="issue-body"><a data-testid="issue-body-header-author">${first.name}</a><relative-time datetime="${first.at}Z">Mar 4, 2021</relative-time><div data-testid="markdown-body"><p>${first.says}</p></div></div>${each((post) => `<div class="react-issue-comment"><a data-testid="avatar-link" href="/x">${post.name}</a><relative-time datetime="${post.at}Z">Mar 4, 2021</relative-time><div class="markdown-body" data-testid="markdown-body"><p>${post.says}</p></div></div>`, 1)}`,
  'Stack Exchange': `<h1>Which oar for a skiff?</h1><div id="mainbar"><div id="question" class="question">${answer(first, true)}</div><div id="answers"><h2>3 Answers</h2>${each((post) => `<div class="answer">${answer(post)}</div>`, 1)}</div></div>`,
  Lobsters: `<ol class="stories"><li class="story"><div class="details"><span class="link"><a class="u-url">Which oar for a skiff?</a></span><div class="byline"><a class="u-author" href="/~x">${first.name}</a> <time datetime="${first.at}">3 years ago</time></div></div></li></ol><div class="story_content"><div class="byline"><a class="u-author" href="/~x">${first.name}</a> <time title="${first.at}">3 years ago</time></div><div class="story_text"><p>${first.says}</p></div></div><ol class="comments">${each((post) => `<li class="comments_subtree"><div class="comment"><div class="details"><div class="byline"><a href="/~x">${post.name}</a> <time title="${post.at}">3 years ago</time></div><div class="comment_text"><p>${post.says}</p></div></div></div></li>`, 1)}</ol>`,
  MyBB: `<h1>Which oar for a skiff?</h1><div id="posts">${each((post, at) => `<div class="post classic" id="post_${at}"><div class="post_author"><div class="author_information"><strong><span class="largetext"><a href="member.php?uid=${at}">${post.name}</a></span></strong></div><div class="author_statistics">Threads: 3<br>Joined: Jun 2010</div></div><div class="post_content"><div class="post_head"><span class="post_date">${dayOf(post)}</span></div><div class="post_body scaleimages">${post.says}</div></div></div>`)}</div>`,
  SMF: `<h1>Skiffs</h1><div id="forumposts">${each((post) => `<div class="windowbg"><div class="post_wrapper"><div class="poster"><h4><a href="index.php?action=profile;u=1">${post.name}</a></h4><ul><li>Posts: 412</li></ul></div><div class="postarea"><div class="keyinfo"><h5><a>Re: Which oar for a skiff?</a></h5><div class="smalltext">« <strong>Reply #1 on:</strong> ${dayOf(post)} »</div></div><div class="post"><div class="inner">${post.says}</div></div></div></div></div>`)}</div>`,
  Invision: `<h1>Which oar for a skiff?</h1>${each((post) => `<article class="cPost ipsBox ipsComment"><aside class="ipsComment_author cAuthorPane"><h3 class="cAuthorPane_author"><strong><a href="/profile/1-x/">${post.name}</a></strong></h3><ul><li>Members</li></ul></aside><div class="ipsColumn"><div class="ipsComment_meta"><a>Posted <time datetime="${post.at}Z">${dayOf(post)}</time></a></div><div data-role="commentContent" class="ipsType_normal"><p>${post.says}</p></div></div></article>`)}`,
  Flarum: `<header><h1 class="DiscussionHero-title">Which oar for a skiff?</h1></header><div class="PostStream">${each((post) => `<div class="PostStream-item"><article class="CommentPost Post"><header class="Post-header"><ul><li class="item-user"><div class="PostUser"><h3 class="PostUser-name"><a href="/u/x"><span class="username">${post.name}</span></a></h3></div></li><li class="item-meta"><time datetime="${post.at}Z">${dayOf(post)}</time></li></ul></header><div class="Post-body"><p>${post.says}</p></div></article></div>`)}</div>`,
  Discuz: `<h1>Which oar for a skiff?</h1><div id="postlist">${each((post, at) => `<div id="post_${at + 70}"><table id="pid${at + 70}" class="plhin"><tr><td class="pls"><div class="pi"><div class="authi"><a href="space-uid-${at}.html" class="xw1">${post.name}</a></div></div><dl><dt>注册时间</dt><dd>2010-6-28</dd></dl></td><td class="plc"><div class="pi"><div class="authi"><em id="authorposton${at + 70}">发表于 ${post.at.replace('T', ' ')}</em></div></div><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_${at + 70}">${post.says}</td></tr></table></div></td></tr></table></div>`)}</div>`,
  'a program without names': `<div><h1>Which oar for a skiff?</h1><table>${each((post, at) => `<tr><td><a href="/members/${at}">${post.name}</a><br>Posts: ${at}12<br>Joined: 28 Jun 2010</td><td><small>${dayOf(post)}</small><div>${post.says}</div></td></tr>`)}</table></div>`,
  "a program of one's own": `<main><h1>Which oar for a skiff?</h1><div class="zq-stream">${each((post, at) => `<div class="zq-floor ${at === 0 ? 'zq-host' : ''}"><div class="zq-side"><img src="/a.png"><span class="zq-nick">${post.name}</span><i>Level ${at}</i></div><div class="zq-main"><div class="zq-info"><span>${post.at.replace('T', ' ')}</span> <a>#${at + 1}</a></div><div class="zq-said"><p>${post.says}</p></div><div class="zq-tools"><a>Reply</a> <a>Report</a></div></div></div>`)}</div></main>`,
};

function answer(post: Said, isQuestion = false) {
  return `<div class="post-layout"><div class="votecell"><button>Up</button><div>14</div></div><div class="postcell"><div class="s-prose js-post-body"><p>${post.says}</p></div><div class="post-signature ${isQuestion ? 'owner' : ''}"><div class="user-info"><div class="user-action-time">${isQuestion ? 'asked' : 'answered'} <span class="relativetime" title="${post.at.replace('T', ' ')}Z">Mar 4, 2021 at ${post.at.slice(11, 16)}</span></div><div class="user-details"><a href="/users/1/x">${post.name}</a></div></div></div></div></div>`;
}

for (const [name, html] of Object.entries(programs)) {
  test(`keeps all posts in order with name and time: ${name}`, async () => {
    const { html: clean, text, kind, byline, publishedAt } = await read(html);
    expect(kind).toBe('article');
    expect(byline).toEqual([first.name]);
    expect(publishedAt).toContain('2021-03-04');
    const places = posts.map(({ says }) => text.indexOf(says));
    expect(places.every((place, at) => place > (places[at - 1] ?? -1))).toBe(true);
    const headings = headingsOf(clean);
    expect(headings).toHaveLength(posts.length);
    for (const [at, post] of posts.entries()) {
      expect(headings[at]).toContain(post.name);
      expect(headings[at]).toMatch(/2021/);
      expect(headings[at]).not.toMatch(/2010/);
    }
    for (const lacking of ['Signed in the boathouse', 'Joined', 'Reply', 'Report', 'Advertisement'])
      expect(text).not.toContain(lacking);
  });
}

test("takes the date and the author that the page's data states", async () => {
  const data =
    '<script type="application/ld+json">{"@type":"DiscussionForumPosting","headline":"Which oar for a skiff?","author":{"@type":"Person","name":"Ida Tholen"},"datePublished":"2021-03-02T07:00:00Z"}</script>';
  const { byline, publishedAt } = await read(programs['XenForo 2'] as string, data);
  expect(byline).toEqual(['Ida Tholen']);
  expect(publishedAt).toBe('2021-03-02T07:00:00Z');
});

test('dates a thread by the second that the first post states, though it shows the day', async () => {
  for (const name of ['GitHub, until 2024', 'GitHub, now', 'XenForo 2']) {
    const { publishedAt } = await read(programs[name] as string);
    expect.soft(publishedAt, name).toContain('2021-03-04T09:15:00');
  }
});

test('keeps quotes as quotes, and what is attached to a post', async () => {
  const quote =
    '<div class="quotebox"><cite>tholepin wrote:</cite><div>Which oar do you use?</div></div>The long one.';
  const { html } = await read(
    `<h2 class="topic-title">Oars</h2>${[quote, 'The short one.'].map((says) => `<div class="post"><div class="postprofile"><a class="username">Old Rower</a></div><div class="postbody"><p class="author">» 4 Mar 2021 09:15</p><div class="content">${says}</div><dl class="attachbox"><dt>Attachments</dt><dd><a href="/download/7">oar-plan.pdf</a></dd></dl></div></div>`).join('')}`,
  );
  expect(html).toMatch(/<blockquote><cite>tholepin wrote:<\/cite>/);
  expect(html.match(/oar-plan\.pdf/g)).toHaveLength(2);
});

test('leaves out what opens over a button of a message or of a picture in an article', async () => {
  const tools =
    '<div><span><button aria-label="Save plan.png"></button><div role="tooltip" aria-hidden="true">Save to disk</div></span></div>';
  const message = (says: string) =>
    `<div class="adn"><span class="gD">Old Rower</span> <span class="g3">4 Mar 2021 09:15</span><div class="a3s"><div>${says}${tools}</div></div></div>`;
  const thread = await read(
    `<div role="main"><h2>Oars</h2>${message('Of ash.')}${message('Of oak.')}</div>`,
  );
  expect(thread.text).toContain('Of oak.');
  expect(thread.text).not.toContain('Save to disk');
  const sentence = 'The oars of the harbour are of ash, and nobody can say who began it, or when.';
  const article = await read(
    `<article><h1>Oars</h1><p>${sentence}</p>${tools}<p>${sentence} Still.</p><p>${sentence} So it is.</p></article>`,
  );
  expect(article.text).toContain('Still.');
  expect(article.text).not.toContain('Save to disk');
});

test('dates a topic by its first post, not by a reply of that day below the title', async () => {
  const { publishedAt } = await read(
    `<div id="posts">${each(
      (post, at) =>
        `<table id="post${at}" class="tborder"><tr><td class="thead">${dayOf(post)}</td></tr><tr><td class="alt2"><a class="bigusername">${post.name}</a></td></tr><tr><td class="alt1"><div class="smallfont"><strong>Which oar for a skiff?</strong></div><hr><div id="post_message_${at}">${post.says}</div></td></tr></table>`,
    )}</div>`,
  );
  expect(publishedAt).toBe(first.at);
});

test('keeps the link that a thread is about', async () => {
  const { text, html } = await read(
    `<table class="fatitem"><tr class="athing"><td class="title"><span class="titleline"><a href="https://boats.example/oars">How oars are made</a></span></td></tr><tr><td class="subtext"><a class="hnuser">tholepin</a> <span class="age" title="2021-03-04T09:15:00"><a>3 years ago</a></span></td></tr></table><table class="comment-tree"><tr class="athing comtr"><td><span class="comhead"><a class="hnuser">Old Rower</a> <span class="age" title="2021-03-04T11:40:00">3 years ago</span></span><div class="commtext">Of ash, never of oak.</div></td></tr></table>`,
  );
  expect(html).toContain('href="https://boats.example/oars"');
  expect(text).toContain('How oars are made');
  expect(text).toContain('Of ash, never of oak.');
});

test('keeps names in other letters than Latin, and a short time of day', async () => {
  const { html } = await read(
    `<div class="gallview_head"><span class="title_subject">어떤 노가 좋을까요</span></div><div class="view_content_wrap"><div class="gall_writer"><span class="nickname">노걸이</span><span class="gall_date">2021.03.04 09:15:00</span></div><div class="write_div"><p>작은 배에는 어떤 노를 쓰시나요?</p></div></div><ul class="cmt_list"><li><div class="cmt_nickbox"><span class="nickname">늙은사공</span></div><p class="usertxt">물푸레나무로 하세요.</p><span class="date_time">03.04 11:40:00</span></li></ul>`,
  );
  expect(headingsOf(html)).toEqual(['노걸이 · 2021.03.04 09:15:00', '늙은사공 · 03.04 11:40:00']);
});

test('keeps a short opening post of another shape than the answers, with its author', async () => {
  const { html, byline } = await read(
    `<div id="main"><div class="head"><h1>Which oar for a skiff?</h1><small><a href="/member/wherry">wherry</a> · 4 March 2021</small></div><div class="topic"><p>Which of them do you use yourself?</p></div><div class="replies">${each(
      (post) =>
        `<div class="reply-item"><strong><a href="/member/x">${post.name}</a></strong> <time datetime="${post.at}">${dayOf(post)}</time><div class="reply-text">${post.says}</div></div>`,
      1,
    )}</div></div>`,
    '<link rel="canonical" href="https://skiffs.example/t/1">',
  );
  expect(html).toMatch(/^<section><h3>wherry<\/h3><p>Which of them do you use yourself\?/);
  expect(byline).toContain('wherry');
});

test('keeps a question and short answers without names', async () => {
  const { text } = await read(
    `<div class="question"><h1>Which oar?</h1><div class="question-text"><p>${first.says}</p></div></div><div class="answers">${each(({ says }) => `<div class="answer"><div class="answer-text"><p>${says}</p></div><div class="comments"><div class="comment"><span>So do I.</span></div></div></div>`, 1)}</div>`,
  );
  for (const { says } of posts) expect(text).toContain(says);
  expect(text).toContain('So do I.');
});

test.describe('is no thread', () => {
  const paragraph = (at: number) =>
    `<p>The boathouse on the north shore was built in one summer by ${at} men who had never built anything but boats, and its roof is still the hull that it was meant to be.</p>`;
  const article = `<article class="post"><h1>Which oar for a skiff?</h1><p class="byline">By <a rel="author">Mira Tholen</a>, <time datetime="2021-03-01">1 March 2021</time></p><div class="content">${[12, 20, 31, 44, 57].map(paragraph).join('')}</div></article>`;
  const comments = (count: number) =>
    Array.from({ length: count }, (_, at) => posts[at % posts.length] as Said)
      .map(
        (post) =>
          `<li class="comment"><div class="comment-author vcard"><cite class="fn">${post.name}</cite></div><div class="comment-meta"><a><time datetime="${post.at}">${dayOf(post)}</time></a></div><div class="comment-content"><p>${post.says}</p></div></li>`,
      )
      .join('');
  const articles: Record<string, string> = {
    'an article with forty comments': `${article}<div id="comments"><h2>40 comments</h2><ol class="comment-list">${comments(40)}</ol></div>`,
    'an article with forty comments that are called posts': `${article}<section id="thread">${Array.from(
      { length: 40 },
      (_, at) => posts[at % 4] as Said,
    )
      .map(
        (post) =>
          `<div class="message"><span class="username">${post.name}</span> <time datetime="${post.at}">${dayOf(post)}</time><div class="body">${posts[1]?.says}</div></div>`,
      )
      .join('')}</section>`,
  };
  for (const [name, html] of Object.entries(articles)) {
    test(name, async () => {
      const { html: clean, text } = await read(html);
      expect(text).toContain('by 57 men');
      expect(headingsOf(clean)).toEqual([]);
    });
  }

  test('a list of articles', async () => {
    const { html } = await read(
      `<h1>The Boathouse</h1>${[12, 20, 31, 44].map((at) => `<article class="post"><h2><a href="/post-${at}">What ${at} men have built</a></h2><span class="author">Mira Tholen</span> <time datetime="2021-03-01">1 March 2021</time><div class="entry">${paragraph(at)}</div></article>`).join('')}`,
    );
    expect(html).not.toContain('<h3>Mira Tholen');
    expect(html).toContain('What 31 men have built');
  });
});
