/**
 * Runs in the page: `watched.painted` resolves to the milliseconds from the next click or key until
 * another text is painted in the reader's frame.
 */
export function startWatching() {
  let startedAt = null;
  let done = () => {};
  const frame = document.querySelector('iframe.article-frame').contentDocument;
  const watched = {
    painted: null,
    expect() {
      startedAt = null;
      watched.painted = new Promise((resolve) => {
        done = resolve;
      });
    },
    stop() {
      observer.disconnect();
      for (const type of inputs) window.removeEventListener(type, begin, true);
    },
  };
  const begin = (event) => {
    startedAt ??= event.timeStamp;
  };
  const inputs = ['pointerdown', 'keydown'];
  for (const type of inputs) window.addEventListener(type, begin, true);
  const observer = new MutationObserver((records) => {
    const isText = records.some(({ addedNodes }) =>
      [...addedNodes].some((node) => node.className === 'article-body'),
    );
    if (!isText || startedAt === null) return;
    const from = startedAt;
    const resolve = done;
    startedAt = null;
    requestAnimationFrame(() => {
      // A message that is sent in a frame arrives after its paint.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - from);
      port2.postMessage(null);
    });
  });
  observer.observe(frame.body, { childList: true });
  window.watched = watched;
}
