/**
 * The part of the WebExtensions API that the extension uses; Chromium and Firefox both answer with
 * promises under `chrome`. @types/chrome has 15,000 lines, and not Firefox's differences.
 */
declare namespace chrome {
  interface Event<Arguments extends unknown[], Answer = void> {
    addListener(listener: (...values: Arguments) => Answer): void;
  }

  namespace action {
    const onClicked: Event<[tabs.Tab]>;
    function setBadgeText(badge: { tabId: number; text: string }): Promise<void>;
    function setBadgeBackgroundColor(badge: { tabId: number; color: string }): Promise<void>;
    function setTitle(title: { tabId: number; title: string }): Promise<void>;
    /** In tests. */
    function getBadgeText(tab: { tabId: number }): Promise<string>;
    /** In tests. */
    function getTitle(tab: { tabId: number }): Promise<string>;
    function setPopup(popup: { popup: string }): Promise<void>;
  }

  namespace commands {
    interface Command {
      name?: string;
      shortcut?: string;
    }
    const onCommand: Event<[string, tabs.Tab | undefined]>;
    function getAll(): Promise<Command[]>;
  }

  namespace contextMenus {
    type Context = 'page' | 'link' | 'selection' | 'image' | 'frame';
    interface Clicked {
      menuItemId: string | number;
      linkUrl?: string;
      linkText?: string;
      selectionText?: string;
    }
    const onClicked: Event<[Clicked, tabs.Tab | undefined]>;
    function create(item: { id: string; title: string; contexts: Context[] }): void;
    function removeAll(): Promise<void>;
  }

  /** In content scripts only. Firefox has a method of elements, too. */
  const dom:
    | { openOrClosedShadowRoot(element: Element): ShadowRoot | null | undefined }
    | undefined;

  namespace i18n {
    function getMessage(name: string, values?: string | string[]): string;
    function getUILanguage(): string;
  }

  /** Chromium only. */
  const pageCapture:
    | { saveAsMHTML(page: { tabId: number }): Promise<Blob | undefined> }
    | undefined;

  namespace permissions {
    interface Permissions {
      origins?: string[];
    }
    const onAdded: Event<[Permissions]>;
    function contains(wanted: Permissions): Promise<boolean>;
    function request(wanted: Permissions): Promise<boolean>;
    function remove(wanted: Permissions): Promise<boolean>;
  }

  namespace runtime {
    interface Port {
      name: string;
      error?: { message: string } | null;
      onMessage: Event<[unknown]>;
      onDisconnect: Event<[Port]>;
      postMessage(message: unknown): void;
      disconnect(): void;
    }
    interface Sender {
      id?: string;
      tab?: tabs.Tab;
      frameId?: number;
      url?: string;
    }
    const id: string;
    const lastError: { message?: string } | undefined;
    const onConnect: Event<[Port]>;
    const onInstalled: Event<[{ reason: string }]>;
    const onStartup: Event<[]>;
    const onMessage: Event<[unknown, Sender, (answer: unknown) => void], boolean | undefined>;
    function connect(options: { name: string }): Port;
    function connectNative(host: string): Port;
    function getManifest(): { version: string; background?: { scripts?: string[] } };
    function getURL(path: string): string;
    function openOptionsPage(): Promise<void>;
    function sendMessage(message: unknown): Promise<unknown>;
  }

  namespace scripting {
    interface Target {
      tabId: number;
      allFrames?: boolean;
      frameIds?: number[];
    }
    interface Result<Value> {
      frameId: number;
      result?: Value | null;
      error?: unknown;
    }
    function executeScript(script: { target: Target; files: string[] }): Promise<Result<unknown>[]>;
    function executeScript<Arguments extends unknown[], Value>(script: {
      target: Target;
      args?: Arguments;
      func: (...values: Arguments) => Value;
    }): Promise<Result<Awaited<Value>>[]>;
    function insertCSS(style: { target: Target; css: string }): Promise<void>;
  }

  namespace storage {
    interface Area {
      get(names: string[]): Promise<Record<string, unknown>>;
      set(values: Record<string, unknown>): Promise<void>;
    }
    const local: Area;
    const onChanged: Event<[Record<string, unknown>, string]>;
  }

  namespace tabs {
    interface Tab {
      id?: number;
      windowId: number;
      active: boolean;
      highlighted: boolean;
      discarded?: boolean;
      /** Missing where the extension may not know it. */
      url?: string;
      title?: string;
    }
    interface Query {
      active?: boolean;
      currentWindow?: boolean;
      highlighted?: boolean;
    }
    const onUpdated: Event<[number, { status?: string; url?: string }, Tab]>;
    const onRemoved: Event<[number]>;
    function get(id: number): Promise<Tab>;
    function query(query: Query): Promise<Tab[]>;
    function create(tab: { url: string }): Promise<Tab>;
  }
}

interface Element {
  /** Firefox, in content scripts. */
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}
