// Messages of the set-up. They go to stderr, because the stdout of `npm run carrel` belongs to the
// command.

export class SetUpFailed extends Error {}

export function say(line) {
  process.stderr.write(`carrel: ${line}\n`);
}

/**
 * Shows the progress of a long step: a line that is updated on a terminal, otherwise a line now and
 * then.
 */
export function startProgress(label) {
  const { isTTY } = process.stderr;
  const pause = isTTY ? 100 : 5000;
  let lastAt = Date.now();
  let written = false;

  if (!isTTY) say(`${label}…`);

  function show(detail) {
    if (Date.now() - lastAt < pause) return;
    lastAt = Date.now();
    written = true;
    process.stderr.write(isTTY ? `\r\u001b[Kcarrel: ${label}: ${detail}` : `carrel:   ${detail}\n`);
  }

  return {
    show,
    percent: (fraction) => show(`${Math.min(100, Math.floor(fraction * 100))} %`),
    done() {
      if (isTTY && written) process.stderr.write('\r\u001b[K');
      if (isTTY) say(`${label}: done`);
    },
  };
}

/** Shows the elapsed time of a step whose progress is unknown. */
export async function withElapsedTime(label, work) {
  const progress = startProgress(label);
  const from = Date.now();
  const timer = setInterval(
    () => progress.show(`${Math.round((Date.now() - from) / 1000)} s`),
    1000,
  );
  try {
    const result = await work(progress);
    progress.done();
    return result;
  } finally {
    clearInterval(timer);
  }
}
