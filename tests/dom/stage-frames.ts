/**
 * A snippet to be shown in a frame. Its script calls `alert(1)`, and its requests go to the host
 * `e.example`.
 */
export interface Piece {
  /** Letters and digits; used as a label of its host, so that a DNS query tells which piece made it. */
  name: string;
  content: string;
  /** How it is shown. `bytes`: an HTML file, one byte for each character of `content`. */
  as: 'page' | 'svg' | 'bytes';
}

/**
 * `ran`: a script. `asked`: a request or a DNS query. The others must not reach the reader: a link with
 * another scheme than the web's, a name that shadows a property, a form control, a style.
 */
export type Harm = 'ran' | 'asked' | 'scheme' | 'clobbered' | 'control' | 'styled';

/**
 * Runs in the page. Shows the pieces in frames, inspects their trees, dispatches each event that has a
 * handler, clicks and submits. Returns pairs of name and harm.
 */
export async function actInFrames(pieces: readonly Piece[]): Promise<[string, string][]> {
  const loadMs = 1_500;
  const settleMs = 400;
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const addresses: string[] = [];
  const found: [string, string][] = [];
  const controls =
    'form, input, button, select, textarea, output, meter, progress, dialog, fieldset, label, datalist, option, ' +
    '[contenteditable], [popover], [draggable], [tabindex], [accesskey], [autofocus], [inert], [hidden], [role], ' +
    '[aria-live], [popovertarget], [command], [commandfor], [interestfor], [interesttarget]';

  const blobOf = ({ as, content }: Piece) => {
    const bytes = Uint8Array.from(content, (each) => each.charCodeAt(0));
    const type = as === 'svg' ? 'image/svg+xml' : 'text/html';
    const address = URL.createObjectURL(new Blob([as === 'svg' ? content : bytes], { type }));
    addresses.push(address);
    return address;
  };
  const load = (piece: Piece) => {
    const frame = document.createElement('iframe');
    frame.name = piece.name;
    // No piece may navigate the page or open a window.
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms');
    if (piece.as === 'page') frame.srcdoc = piece.content;
    else frame.src = blobOf(piece);
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    return { frame, loaded };
  };
  // A name in the document may shadow the document's own method.
  const queryOf = ({ nodeType }: ParentNode) =>
    (nodeType === Node.DOCUMENT_NODE ? Document : DocumentFragment).prototype.querySelectorAll;
  const elementsIn = (root: ParentNode): Element[] =>
    [...queryOf(root).call(root, '*')].flatMap((each) =>
      each.shadowRoot ? [each, ...elementsIn(each.shadowRoot)] : [each],
    );
  const hrefOf = (element: Element) =>
    /^(?:a|area|math|m[a-z]+)$/.test(element.localName)
      ? (element.getAttribute('href') ??
        element.getAttributeNS('http://www.w3.org/1999/xlink', 'href'))
      : null;
  const isWeb = (href: string) => {
    const protocol = URL.canParse(href, 'https://a.example')
      ? new URL(href, 'https://a.example').protocol
      : '';
    return /^(?:https?|mailto):$/.test(protocol);
  };
  const isClobbered = (window: Window & typeof globalThis, element: Element) =>
    ['id', 'name'].some((attribute) => {
      const name = Element.prototype.getAttribute.call(element, attribute);
      if (!name || name.startsWith('user-content-')) return false;
      const form = element.closest?.('form') ?? (element as HTMLInputElement).form;
      const covering = (owner: object | null | undefined) => {
        const value = owner && Reflect.get(owner, name);
        return typeof value === 'object' && value !== null && !(name in {}) && value !== owner;
      };
      const { document } = window;
      const own = Object.getOwnPropertyNames(document).includes(name);
      return (
        own ||
        (form && name in form && covering(form)) ||
        Reflect.get(window, name) instanceof window.Element ||
        Reflect.get(window, name) instanceof window.HTMLCollection
      );
    });
  const lookAt = (name: string, window: Window & typeof globalThis) => {
    const note = (harm: string) => found.push([name, harm]);
    const elements = elementsIn(window.document);
    for (const element of elements) {
      const href = hrefOf(element);
      if (href !== null && !href.startsWith('#') && !isWeb(href)) note('scheme');
      if (Element.prototype.matches.call(element, controls)) note('control');
      if (Element.prototype.matches.call(element, '[style], style, marquee, canvas'))
        note('styled');
      if (isClobbered(window, element)) note('clobbered');
    }
    return elements;
  };
  const submits = (element: Element) =>
    /^(?:button|input)$/.test(element.localName) &&
    /^(?:submit|image)$/.test((element as HTMLInputElement).type);
  const act = (window: Window & typeof globalThis, elements: readonly Element[]) => {
    const { dispatchEvent, getAttributeNames } = {
      dispatchEvent: EventTarget.prototype.dispatchEvent,
      getAttributeNames: Element.prototype.getAttributeNames,
    };
    // A link to the web may be followed.
    window.addEventListener(
      'click',
      (event) => {
        const link = event
          .composedPath()
          .find((each) => each instanceof window.Element && hrefOf(each) !== null);
        const href = link && hrefOf(link as Element);
        if (href && !href.startsWith('#') && isWeb(href)) event.preventDefault();
      },
      true,
    );
    for (const element of elements) {
      for (const attribute of getAttributeNames.call(element)) {
        if (!attribute.startsWith('on')) continue;
        const event = () => new window.Event(attribute.slice(2), { cancelable: true });
        dispatchEvent.call(element, event());
        if (/^(?:body|frameset)$/.test(element.localName)) window.dispatchEvent(event());
      }
    }
    for (const element of elements) {
      dispatchEvent.call(
        element,
        new window.MouseEvent('click', { bubbles: true, cancelable: true, composed: true }),
      );
    }
    for (const element of elements) {
      // A form with a button was submitted by the click; submitting it again would use another address.
      if (element instanceof window.HTMLFormElement && !elements.some(submits)) {
        HTMLFormElement.prototype.requestSubmit.call(element);
      }
    }
  };

  const stages = pieces.map((piece) => ({ piece, ...load(piece) }));
  await Promise.race([Promise.all(stages.map(({ loaded }) => loaded)), pause(loadMs)]);
  await pause(settleMs);
  for (const { piece, frame } of stages) {
    const window = frame.contentWindow as (Window & typeof globalThis) | null;
    // A piece whose frame has navigated to another origin can no longer be inspected.
    if (!window || frame.contentDocument === null) continue;
    try {
      act(window, lookAt(piece.name, window));
    } catch (error) {
      found.push([piece.name, `error ${error}`]);
    }
  }
  await pause(settleMs);
  for (const { frame } of stages) frame.remove();
  for (const address of addresses) URL.revokeObjectURL(address);
  return found;
}
