/**
 * How well-known programs write a thread. What a finder of equal siblings cannot know is here: opening
 * posts of another shape than the answers, and threads with a single post.
 */

export interface Part {
  /** The element of one message. */
  at: string;
  body: string;
  author?: string;
  time?: string;
  /** What an opening post without a text is about. */
  link?: string;
}

export interface Program {
  name: string;
  /** All must be on the page. */
  marks: readonly string[];
  parts: readonly Part[];
  /** Other pages have such marks, too: the posts must be most of the running text. */
  isWeak?: true;
}

const PROGRAMS: readonly Program[] = [
  {
    name: 'phpBB',
    marks: ['.post .postbody', '.postprofile'],
    parts: [
      {
        at: '.post',
        body: '.postbody .content, .postbody .post-content',
        author:
          '.postprofile .username, .postprofile .username-coloured, .author .username, .author strong, .postprofile dt a, .postprofile',
        time: 'p.author time, p.author, .post-author time, .postprofile ~ .postbody .author',
      },
    ],
  },
  {
    name: 'phpBB 2',
    isWeak: true,
    marks: ['span.name, b.postauthor', '.postbody', '.postdetails, td.gensmall, .postsubject'],
    parts: [
      {
        at: 'tr:has(> td .name):has(.postbody), table:has(> tbody > tr > td .postauthor):has(> tbody > tr > td .postbody)',
        body: 'td > span.postbody, div.postbody',
        author: '.name, .postauthor',
      },
    ],
  },
  {
    name: 'XenForo',
    marks: ['article.message--post, article.message[data-author], .message--post'],
    parts: [
      {
        at: 'article.message, .message--post',
        body: '.message-body .bbWrapper, .message-userContent .bbWrapper, .message-content .bbWrapper, .message-body',
        author: '.message-name, .message-userDetails .username, .username',
        time: '.message-attribution-main time, .message-attribution time, .message-date time, time',
      },
    ],
  },
  {
    name: 'XenForo 1',
    marks: ['li.message .messageText', '.messageUserInfo, .messageUserBlock, [data-author]'],
    parts: [
      {
        at: 'li.message',
        body: '.messageText',
        author: '.userText .username, .username',
        time: '.messageMeta .DateTime, .DateTime',
      },
    ],
  },
  {
    name: 'vBulletin',
    marks: [
      '.postcontainer .postcontent, .b-post .js-post__content-text, [id^="post_message_"]',
      '.userinfo .username, .bigusername, .b-post .author',
    ],
    parts: [
      {
        at: '.postcontainer, .postbitlegacy',
        body: '.postcontent',
        author: '.username',
        time: '.postdate .date, .postdate',
      },
      {
        at: 'li.b-post, .b-post.js-post',
        body: '.js-post__content-text, .b-post__content',
        author: '.author, .b-userinfo__details a',
        time: '.b-post__timestamp, time',
      },
      {
        at: 'table[id^="post"]:has([id^="post_message_"])',
        body: '[id^="post_message_"]',
        author: '.bigusername',
        time: 'td.thead',
      },
    ],
  },
  {
    name: 'Discourse',
    marks: ['.topic-post .cooked, .crawler-post, .topic-body .post'],
    parts: [
      {
        at: '.topic-post',
        body: '.cooked',
        author: '.names .username, .names a, .names',
        time: '.post-date [data-time], .post-date [title], .relative-date, time',
      },
      {
        at: '.crawler-post',
        body: '.post, [itemprop="text"], [itemprop="articleBody"]',
        author: '.creator [itemprop="name"], .creator',
        time: 'time.post-time, time',
      },
    ],
  },
  {
    name: 'Hacker News',
    marks: ['.fatitem', '.comhead, .comment-tree, .toptext, .commtext'],
    parts: [
      {
        at: '.fatitem',
        body: '.toptext, .commtext',
        author: '.hnuser',
        time: '.age',
        link: '.titleline > a[href^="http"]',
      },
      { at: '.comtr, tr.athing.comtr', body: '.commtext', author: '.hnuser', time: '.age' },
    ],
  },
  {
    name: 'Reddit',
    marks: ['.thing.link', '.commentarea, .thing.comment'],
    parts: [
      {
        at: '.thing.link',
        body: '.usertext-body',
        author: '.tagline .author, .author',
        time: '.tagline time, time',
        link: 'a.title[href^="http"]',
      },
      {
        at: '.thing.comment',
        body: '.usertext-body',
        author: '.tagline .author, .author',
        time: '.tagline time, time',
      },
    ],
  },
  {
    name: 'Reddit',
    marks: ['shreddit-post'],
    parts: [
      { at: 'shreddit-post', body: '[slot="text-body"], [property="schema:articleBody"], .md' },
      { at: 'shreddit-comment', body: '[slot="comment"], [id$="-comment-rtjson-content"], .md' },
    ],
  },
  {
    name: 'Reddit',
    marks: [
      '[data-test-id="post-content"], [data-testid="post-container"]',
      '[data-testid="comment"], .Comment',
    ],
    parts: [
      {
        at: '[data-test-id="post-content"], [data-testid="post-container"]',
        body: '[data-click-id="text"], .RichTextJSON-root, .md',
        author: 'a[href*="/user/"]',
        time: '[data-testid="post_timestamp"], [data-click-id="timestamp"]',
      },
      {
        at: '.Comment',
        body: '[data-testid="comment"]',
        author: 'a[href*="/user/"]',
        time: '[data-testid="comment_timestamp"], a[id^="CommentTopMeta"]',
      },
    ],
  },
  {
    name: 'DCInside',
    marks: ['.write_div, .writing_view_box', '.gall_writer, .gallview_head'],
    parts: [
      {
        at: '.view_content_wrap, .gallery_view, #container section:has(.write_div)',
        body: '.write_div',
        author: '.gall_writer .nickname, .gall_writer[data-nick], .nickname',
        time: '.gall_date',
      },
      {
        at: '.cmt_list li, .comment_box li.ub-content, .reply_list li.ub-content',
        body: '.usertxt, .cmt_txtbox',
        author: '.nickname, .cmt_nickbox .gall_writer, .gall_writer',
        time: '.date_time',
      },
    ],
  },
  {
    name: '5ch',
    isWeak: true,
    marks: [
      '.thread .post .message, .thread .post .post-content, .thread.post .post-content',
      '.postusername, .meta .name',
      '.post .date',
    ],
    parts: [
      {
        at: '.post',
        body: '.message, .post-content',
        author: '.postusername, .name',
        time: '.date',
      },
    ],
  },
  {
    name: '5ch',
    marks: ['dl.thread dt, .thread > dl > dt'],
    parts: [{ at: 'dl.thread > dt, .thread > dl > dt', body: '+ dd', author: 'b, a, font' }],
  },
  {
    name: 'Mastodon',
    isWeak: true,
    marks: ['.status__content', '.detailed-status, .status'],
    parts: [
      {
        at: '.detailed-status, .status',
        body: '.status__content',
        author: '.display-name__html, .display-name strong, .display-name, .p-author',
        time: 'time',
      },
    ],
  },
  {
    name: 'GitHub',
    marks: [
      '.js-comment-container .comment-body, .timeline-comment .comment-body, .js-comment-body',
    ],
    parts: [
      {
        at: '.timeline-comment, .js-comment-container .comment, .review-comment',
        body: '.comment-body',
        author: '.author',
        time: 'relative-time, time-ago, time',
      },
    ],
  },
  {
    name: 'GitHub',
    marks: [
      '[data-testid="issue-body"], [data-testid="issue-viewer-issue-container"], .react-issue-body, .react-issue-comment',
    ],
    parts: [
      {
        at: '[data-testid="issue-body"], .react-issue-body',
        body: '[data-testid="markdown-body"], .markdown-body',
        author: '[data-testid="issue-body-header-author"], [class*="author" i]',
        time: 'relative-time, time',
      },
      {
        at: '.react-issue-comment, [data-testid^="comment-viewer"]',
        body: '[data-testid="markdown-body"], .markdown-body',
        author: '[data-testid="avatar-link"], [class*="author" i]',
        time: 'relative-time, time',
      },
    ],
  },
  {
    name: 'GitLab',
    isWeak: true,
    marks: ['.note-text', '.note-header, .timeline-entry'],
    parts: [
      {
        at: '.issue-details, .merge-request-details, .detail-page-description',
        body: '.description .md',
        author: '.author',
        time: 'time',
      },
      {
        at: '.note, li.timeline-entry.note',
        body: '.note-text',
        author: '.note-header-author-name, .author',
        time: 'time',
      },
    ],
  },
  {
    name: 'Stack Exchange',
    isWeak: true,
    marks: [
      '.question .js-post-body, .question .s-prose, .question .post-text, #question .s-prose, #question .post-text',
    ],
    parts: [
      {
        at: '.question, #question',
        body: '.js-post-body, .s-prose, .post-text',
        author: '.post-signature.owner .user-details a, .user-details a',
        time: '.user-action-time .relativetime, .post-signature.owner .relativetime, .relativetime',
      },
      {
        at: '.answer',
        body: '.js-post-body, .s-prose, .post-text',
        author:
          '.user-info [itemprop="author"] a, .user-info:last-child .user-details a, .user-details a',
        time: '.user-info:last-child .relativetime, .relativetime',
      },
      {
        at: '.comment',
        body: '.comment-copy',
        author: '.comment-user',
        time: '.comment-date .relativetime-clean, .comment-date',
      },
    ],
  },
  {
    name: 'Lobsters',
    isWeak: true,
    marks: ['ol.stories .story, .story', '.comment_text'],
    parts: [
      {
        at: '.story:has(+ *), .story_content',
        body: '.story_text',
        author: '.byline .u-author, .byline a[href^="/~"], .byline a[href^="/u/"]',
        time: '.byline time, .byline [title]',
      },
      {
        at: '.comment',
        body: '.comment_text',
        author: '.byline a[href^="/~"], .byline a[href^="/u/"], .byline .author',
        time: '.byline time, .byline [title]',
      },
    ],
  },
  {
    name: 'MyBB',
    isWeak: true,
    marks: ['.post_body', '.author_information, .post_author'],
    parts: [
      {
        at: '.post',
        body: '.post_body',
        author: '.author_information strong a, .author_information a, .post_author a',
        time: '.post_date',
      },
    ],
  },
  {
    name: 'SMF',
    isWeak: true,
    marks: ['.post_wrapper', '.poster'],
    parts: [
      {
        at: '.post_wrapper',
        body: '.post .inner, .post',
        author: '.poster h4',
        time: '.keyinfo .smalltext, .keyinfo',
      },
    ],
  },
  {
    name: 'Invision',
    marks: ['[data-role="commentContent"]', '.ipsComment_author, .cAuthorPane, .ipsEntry__author'],
    parts: [
      {
        at: 'article.ipsComment, article.ipsEntry',
        body: '[data-role="commentContent"]',
        author: '.cAuthorPane_author, .ipsComment_author .ipsType_break, .ipsEntry__username',
        time: 'time',
      },
    ],
  },
  {
    name: 'Discuz',
    marks: ['[id^="postmessage_"]'],
    parts: [
      {
        at: '[id^="post_"]:has([id^="postmessage_"]), table[id^="pid"]',
        body: '[id^="postmessage_"]',
        author: '.authi .xw1, .authi a, .pi .xi2',
        time: '[id^="authorposton"]',
      },
    ],
  },
  {
    name: 'Tieba',
    marks: ['.l_post .d_post_content'],
    parts: [
      {
        at: '.l_post',
        body: '.d_post_content',
        author: '.d_name a, .d_name, .p_author_name',
        time: '.post-tail-wrap .tail-info:last-of-type',
      },
    ],
  },
  {
    name: 'Gmail',
    marks: ['.adn .a3s', '.adn .gD'],
    parts: [{ at: '.adn', body: '.a3s', author: '.gD', time: '.g3' }],
  },
  {
    name: 'bbPress',
    marks: ['.bbp-reply-content, .bbp-topic-content'],
    parts: [
      {
        at: '.bbp-body > [class*="post-"]:has(.bbp-reply-content), .bbp-reply:has(.bbp-reply-content), .bbp-topic:has(.bbp-topic-content)',
        body: '.bbp-reply-content, .bbp-topic-content',
        author: '.bbp-author-name',
        time: '.bbp-reply-post-date',
      },
    ],
  },
  {
    name: 'schema.org',
    isWeak: true,
    marks: [
      '[itemtype]:is([itemtype*="schema.org/DiscussionForumPosting"], [itemtype*="schema.org/QAPage"], [itemtype*="schema.org/Question"])',
      '[itemprop]:is([itemprop~="text"], [itemprop~="articleBody"])',
      ':root:not(:has([itemtype*="FAQPage"]))',
    ],
    parts: [
      {
        at: '[itemtype*="schema.org/DiscussionForumPosting"], [itemtype$="schema.org/Question"], [itemtype$="schema.org/Answer"], [itemtype$="schema.org/Comment"]',
        body: '[itemprop~="text"], [itemprop~="articleBody"]',
        author: '[itemprop~="author"] [itemprop~="name"], [itemprop~="author"]',
        time: '[itemprop~="dateCreated"], [itemprop~="datePublished"], time',
      },
    ],
  },
  {
    name: 'questions and answers',
    isWeak: true,
    marks: ['.question, #question', '.answer, .answers, #answers'],
    parts: [
      {
        at: '.question, #question',
        body: '.post-text, .question-text, .question-body, .question-content, .content, .text, .body, .description',
      },
      {
        at: '.answer',
        body: '.post-text, .answer-text, .answer-body, .answer-content, .content, .text, .body',
      },
      {
        at: '.comment',
        body: '.comment-copy, .comment-text, .comment-body, .comment-content, .content, .text, p, span',
      },
    ],
  },
];

/** For each program the ways in which the page may have its marks: classes that it needs for each. */
const NEEDED = PROGRAMS.map((program) => ({
  program,
  needed: program.marks.map((mark) => mark.split(', ').map(classesIn)),
}));

/** The classes in a selector; of one that excludes something, none. */
function classesIn(selector: string): string[] {
  if (selector.includes(':not(')) return [];
  const bare = selector.replace(/\[[^\]]*\]/g, '');
  return [...bare.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name.toLowerCase());
}

/** Those whose marks are all on the page. Most pages lack their classes, which one look tells. */
export function* programsOn(document: Document): Generator<Program> {
  const classes = classesOf(document);
  for (const { program, needed } of NEEDED) {
    const mayBe = needed.every((ways) =>
      ways.some((way) => way.every((name) => classes.has(name))),
    );
    if (mayBe && program.marks.every((mark) => document.querySelector(mark))) yield program;
  }
}

/** In lower case: pages without a doctype are matched so. */
function classesOf(document: Document): Set<string> {
  const written = new Set<string>();
  for (const element of document.querySelectorAll('[class]'))
    written.add(element.getAttribute('class') as string);
  return new Set([...written].flatMap((names) => names.toLowerCase().split(/\s+/)));
}
