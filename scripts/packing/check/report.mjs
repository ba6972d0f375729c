// What a check found: one line each, and how many in the end.

export class Report {
  #counts = { passed: 0, failed: 0 };

  heading(text) {
    process.stdout.write(`\n${text}\n`);
  }

  /** @param detail printed below a finding that failed */
  ok(what, isSo, detail = '') {
    this.#counts[isSo ? 'passed' : 'failed'] += 1;
    process.stdout.write(`${isSo ? 'ok    ' : 'failed'}  ${what}\n`);
    if (!isSo && detail !== '')
      process.stdout.write(`${String(detail).trim().replace(/^/gm, '        ')}\n`);
  }

  /** Prints the sum. Returns the exit code. */
  end() {
    const { passed, failed } = this.#counts;
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
    return failed === 0 ? 0 : 1;
  }
}
