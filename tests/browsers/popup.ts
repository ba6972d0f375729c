/** Drives the popup of the toolbar's button, which Playwright does not list among its pages. */
import type { CDPSession } from '@playwright/test';

const KEYS = { Enter: 13, ArrowDown: 40, Tab: 9 };

/** A popup that a click has opened. */
export class Popup {
  #next = 1;
  readonly #waiting = new Map<number, (answer: Answer) => void>();

  private constructor(
    private readonly browser: CDPSession,
    private readonly sessionId: string,
  ) {
    browser.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
      if (from !== sessionId) return;
      const answer: Answer & { id: number } = JSON.parse(message);
      this.#waiting.get(answer.id)?.(answer);
    });
    browser.on('Target.detachedFromTarget', ({ sessionId: gone }) => {
      if (gone === sessionId) for (const answer of this.#waiting.values()) answer({});
    });
  }

  /** Waits for the popup. */
  static async find(browser: CDPSession): Promise<Popup> {
    for (;;) {
      const { targetInfos } = await browser.send('Target.getTargets', { filter: [{}] });
      const popup = targetInfos.find(({ url }) => url.endsWith('/popup.html'));
      if (!popup) continue;
      const { targetId } = popup;
      const { sessionId } = await browser.send('Target.attachToTarget', { targetId });
      return new Popup(browser, sessionId);
    }
  }

  /** The value of a JavaScript expression in the popup. */
  async value(expression: string): Promise<unknown> {
    const values = { expression, returnByValue: true, awaitPromise: true, userGesture: true };
    const { result } = await this.#send('Runtime.evaluate', values);
    return (result as { value?: unknown }).value;
  }

  /** The text of the first element that fits; empty when there is none, or when it is hidden. */
  async text(selector: string): Promise<string> {
    const element = `document.querySelector(${JSON.stringify(selector)})`;
    return String(await this.value(`${element}?.innerText ?? ''`));
  }

  async click(selector: string): Promise<void> {
    await this.value(`document.querySelector(${JSON.stringify(selector)}).click()`);
  }

  /** Types into the element that has the focus. */
  async type(text: string): Promise<void> {
    await this.#send('Input.insertText', { text });
  }

  async press(key: keyof typeof KEYS): Promise<void> {
    const code = KEYS[key];
    const event = { key, code: key, windowsVirtualKeyCode: code };
    const text = key === 'Enter' ? { text: '\r' } : {};
    await this.#send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, ...text });
    // A key can close the popup.
    await this.#send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }).catch(() => {});
  }

  async #send(method: string, params: object): Promise<Record<string, unknown>> {
    const id = this.#next++;
    const answer = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    await this.browser.send('Target.sendMessageToTarget', { sessionId: this.sessionId, message });
    const { result, error } = await answer;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result ?? {};
  }
}

interface Answer {
  result?: Record<string, unknown>;
  error?: { message: string };
}
