/** HTML of a note's ENML: attachments, to-do boxes, code blocks, tasks and encrypted text. */
import { linesOf } from '../../content/listing-lines';
import type { Companion } from '../../files/companions';
import type { ImportContext } from '../importer';

/** The prefix of an attachment's address in the HTML; the MD5 of its bytes follows. */
export const ATTACHMENT = 'enex:';

const CODE_BLOCK = /-en-codeblock\s*:\s*true/i;
const LANGUAGE = /--en-syntaxLanguage\s*:\s*([\w+#-]{1,30})/i;

/** @param tasks the tasks of the note, by the group at whose place they are shown */
export function htmlOfEnml(
  enml: string,
  attachments: ReadonlyMap<string, Companion>,
  tasks: ReadonlyMap<string, Task[]>,
  context: ImportContext,
): string {
  const document = context.parseHtml(
    enml.replace(/<(en-media|en-todo|en-crypt)\b([^>]*?)\/>/gi, '<$1$2></$1>'),
  );
  for (const media of document.querySelectorAll('en-media')) showMedia(media, attachments);
  for (const secret of document.querySelectorAll('en-crypt')) {
    // The text is encrypted; only its hint can be read.
    secret.replaceWith(`🔒 ${secret.getAttribute('hint') ?? ''}`.trim());
  }
  for (const todo of document.querySelectorAll('en-todo')) {
    todo.replaceWith(todo.getAttribute('checked') === 'true' ? '☑ ' : '☐ ');
  }
  for (const block of document.querySelectorAll('[style*="codeblock" i]')) showCode(block);
  showTasks(document, tasks);
  return document.body.innerHTML;
}

/** An image, or the name of a file of another kind. */
function showMedia(media: Element, attachments: ReadonlyMap<string, Companion>): void {
  const address = `${ATTACHMENT}${media.getAttribute('hash')?.toLowerCase()}`;
  if (/^image\//i.test(media.getAttribute('type') ?? '')) {
    const image = media.ownerDocument.createElement('img');
    image.src = address;
    image.alt = media.getAttribute('alt') ?? '';
    media.replaceWith(image);
  } else {
    const name = attachments.get(address)?.name;
    media.replaceWith(name ? `📎 ${name}` : '');
  }
}

/** Evernote writes each line of a listing as a block. */
function showCode(block: Element): void {
  const style = block.getAttribute('style') ?? '';
  if (!block.isConnected || !CODE_BLOCK.test(style)) return;
  const pre = block.ownerDocument.createElement('pre');
  const code = block.ownerDocument.createElement('code');
  const language = LANGUAGE.exec(style)?.[1];
  if (language && language !== 'plain') code.className = `language-${language.toLowerCase()}`;
  // An empty line is a block with a line break, which would count twice.
  for (const line of block.querySelectorAll('div > br:only-child')) {
    if (!line.parentElement?.textContent) line.remove();
  }
  // The editor writes spaces that do not break.
  code.textContent = linesOf(block).join('\n').replaceAll('\u00a0', ' ');
  pre.append(code);
  block.replaceWith(pre);
}

export interface Task {
  title: string;
  isDone: boolean;
}

/** The note's tasks, which Evernote keeps beside its text. */
export function tasksIn(note: Element): Map<string, Task[]> {
  const groups = new Map<string, Task[]>();
  for (const task of note.querySelectorAll(':scope > task')) {
    const text = (name: string) =>
      task.querySelector(`:scope > ${name}`)?.textContent?.trim() ?? '';
    const title = text('title');
    if (!title) continue;
    const group = text('taskGroupNoteLevelID');
    const known = groups.get(group) ?? [];
    known.push({ title, isDone: text('taskStatus') === 'completed' });
    groups.set(group, known);
  }
  return groups;
}

/** Tasks stand where the text names their group, others below it. */
function showTasks(document: Document, groups: ReadonlyMap<string, Task[]>): void {
  const places = new Map<string, Element>();
  for (const place of document.querySelectorAll('[style*="task-group" i]')) {
    const id = /--en-id\s*:\s*([\w-]+)/i.exec(place.getAttribute('style') ?? '')?.[1];
    if (id) places.set(id, place);
  }
  for (const [group, tasks] of groups) {
    const list = document.createElement('ul');
    for (const { title, isDone } of tasks) {
      const item = document.createElement('li');
      item.textContent = `${isDone ? '☑' : '☐'} ${title}`;
      list.append(item);
    }
    const place = places.get(group);
    if (place) place.append(list);
    else document.body.append(list);
  }
}
