import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { NamedArticle } from '../ipc/desktop.js';
import { nativeWords, withNativeWords } from '../native-words.js';

export const iconPath = join(import.meta.dirname, 'documents', 'tray.png');

export interface TrayChoices {
  open(): void;
  search(): void;
  quickSearch(): void;
  openArticle(id: string): void;
  quit(): void;
}

/** The icon that stands for Carrel while its window is hidden. */
export class TrayIcon {
  #tray: Tray | null = null;
  #recent: readonly NamedArticle[] = [];

  constructor(private readonly choices: TrayChoices) {
    withNativeWords(() => this.#setMenu());
  }

  get isShown(): boolean {
    return this.#tray !== null;
  }

  show(): void {
    if (this.#tray !== null) return;
    const image = nativeImage.createFromPath(iconPath);
    this.#tray = new Tray(image);
    this.#tray.setToolTip('Carrel');
    this.#tray.on('click', () => this.choices.open());
    this.#setMenu();
  }

  hide(): void {
    this.#tray?.destroy();
    this.#tray = null;
  }

  nameRecent(articles: readonly NamedArticle[]): void {
    this.#recent = articles;
    this.#setMenu();
  }

  #setMenu(): void {
    const words = nativeWords().tray;
    const { open, search, quickSearch, openArticle, quit } = this.choices;
    this.#tray?.setContextMenu(
      Menu.buildFromTemplate([
        { label: words.open, click: open },
        { label: words.search, click: search },
        { label: words.quickSearch, click: quickSearch },
        ...(this.#recent.length === 0
          ? []
          : [
              { type: 'separator' as const },
              { label: words.recent, enabled: false },
              ...this.#recent.map(({ id, title }) => ({
                label: plainLabel(title),
                click: () => openArticle(id),
              })),
            ]),
        { type: 'separator' },
        { label: words.quit, click: quit },
      ]),
    );
  }
}

/** `&` underlines the next letter of a label. */
export const plainLabel = (title: string) =>
  (title.length > 60 ? `${title.slice(0, 59)}…` : title).replaceAll('&', '&&');
