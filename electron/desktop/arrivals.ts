import { Notification } from 'electron';

interface ArrivalsParts {
  /** False while the user works in the window. */
  isAway(): boolean;
  /** False where there is no desktop that would show it. */
  canTell(): boolean;
  /** Shows the window with these articles. */
  show(ids: readonly string[]): void;
}

/** The one notification of what came in by itself while the window is not used. */
export class Arrivals {
  #shown: Notification | null = null;

  constructor(private readonly parts: ArrivalsParts) {}

  /** Replaces the notification before, whose articles are among these. False while the window is used. */
  tell(title: string, body: string, ids: readonly string[]): boolean {
    if (!this.parts.isAway()) return false;
    if (!this.parts.canTell() || !Notification.isSupported()) return true;
    this.#shown?.close();
    const notification = new Notification({ title: short(title), body: short(body) });
    notification.on('click', () => {
      this.forget();
      this.parts.show(ids);
    });
    notification.show();
    // Without a reference it would be collected, and its click lost.
    this.#shown = notification;
    return true;
  }

  /** The window is used again. */
  forget(): void {
    this.#shown?.close();
    this.#shown = null;
  }
}

const short = (text: string) => (text.length > 200 ? `${text.slice(0, 199)}…` : text);
