/** Requests about what Carrel does in the desktop. */
import { draggedArticles, flag, quickKey, recentArticles, text, texts } from './argument-values.js';
import type { DesktopAccess } from './desktop.js';
import { request } from './request.js';

export const desktopRequests = {
  desktopAccess: request<DesktopAccess>()(['page'], []),
  /** Starts Carrel in the tray at login, or no longer. Arguments: `isOn`. */
  startAtLogin: request<DesktopAccess>()(['page'], [flag]),
  /** Opens the quick search by a key from any program, or no longer. Arguments: `isOn`, `key`. */
  useQuickSearch: request<DesktopAccess>()(['page'], [flag, quickKey]),
  /** The articles that were read last, newest first, for the menus outside of the window. Arguments: `articles`. */
  nameRecent: request<void>()(['page'], [recentArticles]),
  /**
   * Shows a notification of what came in while the window is not used; false when it is used. A click on it
   * sends `showArticles`. Arguments: `title`, `text`, `ids`.
   */
  notifyOfNew: request<boolean>()(['page'], [text, text, texts]),
  /** Drags the files of articles out of the window; false when there are none. Arguments: `articles`. */
  dragOut: request<boolean>()(['page'], [draggedArticles]),
  /** Shows an article's file in the file manager; false when it is not there. Arguments: `folder`. */
  showArticleFile: request<boolean>()(['page'], [text]),
  /** Opens an article in the window, and closes the quick search. Arguments: `id`. */
  openFromQuick: request<void>()(['quick'], [text]),
  /** Searches in the window, and closes the quick search. Arguments: `query`. */
  searchFromQuick: request<void>()(['quick'], [text]),
  closeQuick: request<void>()(['quick'], []),
};
