/**
 * A saved page that tries every known way to reach the network: images, scripts, fonts, forms, frames,
 * hints, refreshes. Each leads to `server` or to a name below `host`, for which only DNS would be
 * asked.
 */
export function hostilePage(server: string, host: string): string {
  let count = 0;
  const there = (name: string) => `${server}/${name}-${count++}`;
  const name = (hint: string) => `http://${hint}.${host}/`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>A page that wants out</title>
<meta http-equiv="refresh" content="0;url=${there('refresh')}">
<meta http-equiv="x-dns-prefetch-control" content="on">
<base href="${server}/base/">
<link rel="dns-prefetch" href="${name('dns-prefetch')}">
<link rel="preconnect" href="${name('preconnect')}">
<link rel="prefetch" href="${there('prefetch')}">
<link rel="preload" as="image" href="${there('preload')}">
<link rel="modulepreload" href="${there('modulepreload')}">
<link rel="prerender" href="${there('prerender')}">
<link rel="stylesheet" href="${there('stylesheet')}">
<link rel="icon" href="${there('icon')}">
<link rel="manifest" href="${there('manifest')}">
<style>
@import url("${there('import')}");
@font-face { font-family: Remote; src: url("${there('font')}"); }
body { font-family: Remote, serif; background: url(${there('background')}); cursor: url(${there('cursor')}), auto; }
h1::before { content: url("${there('content')}"); }
h2 { background-image: image-set("${there('image-set')}" 1x); }
li { list-style-image: url('${there('list')}'); }
</style>
<script>parent.document.title = 'owned'; document.documentElement.dataset.ran = 'yes'; fetch('${there('fetch')}');</script>
<script src="${there('script')}"></script>
<script type="module" src="${there('module')}"></script>
</head><body background="${there('body-background')}" onload="parent.document.title='owned'" onpageshow="document.body.dataset.ran='yes'">
<main><h1>A page that wants out</h1>
${'<p>There is enough text here for the page to be taken for an article by anyone who looks at it.</p>'.repeat(8)}
<p><a href="${there('link')}" ping="${there('ping')}">A link with a ping</a>
<a href="${name('link')}">A link to a name</a></p>
<p><img src="${there('img')}" alt="One" onerror="parent.document.title='owned'">
<img srcset="${there('srcset')} 1x, ${there('srcset2')} 2x" alt="Two">
<img src="//${host}/protocol-relative" alt="Three" loading="lazy">
<picture><source srcset="${there('source')}"><img src="${there('picture')}" alt="Four"></picture></p>
<p style="background: url(${there('inline-style')})">Styled words stand here too.</p>
<video src="${there('video')}" poster="${there('poster')}" autoplay><track src="${there('track')}" default></video>
<audio src="${there('audio')}" autoplay></audio>
<iframe src="${there('iframe')}"></iframe>
<iframe srcdoc="&lt;img src='${there('srcdoc')}'&gt;"></iframe>
<object data="${there('object')}"></object><embed src="${there('embed')}">
<form action="${there('form')}" id="f"><input type="image" src="${there('input-image')}"><button autofocus formaction="${there('formaction')}" onfocus="f.submit()">Send</button></form>
<svg width="9" height="9"><image href="${there('svg-image')}" width="9" height="9"/><use href="${there('svg-use')}#x"/><style>@import "${there('svg-style')}";</style><script>parent.document.title='owned'</script><a href="javascript:parent.document.title='owned'"><animate attributeName="href" values="${there('animate')}"/></a></svg>
<math><mtext><style>*{background:url(${there('math')})}</style></mtext></math>
<table background="${there('table')}"><tr><td background="${there('cell')}">Cell</td></tr></table>
<ul><li>Point</li></ul>
<details open ontoggle="parent.document.title='owned'"><summary>More</summary>Text</details>
</main></body></html>`;
}
