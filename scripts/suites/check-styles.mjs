// Checks the style sheets of renderer/ui: sizes come from the scales in style/tokens.css, and the
// classes of one folder style nothing in another.

import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

const ui = 'renderer/ui';
/** Style sheets of the whole page: their classes may be used anywhere. */
const shared = `${ui}/style`;
const tokens = `${shared}/tokens.css`;
/** Apply in the frames of the article and of its original only, documents of their own. */
const frames = ['frame', 'original-marks'].map((name) => `${ui}/reader/${name}.css`);

/** For each kind of property: which values need a token, and the scale that has it. */
const scales = [
  {
    property: /^(?:padding|margin|inset|gap|(?:row|column)-gap|top|right|bottom|left)\b/,
    raw: /(?<![\w.-])[\d.]+px|-[\d.]+px/,
    scale: '--space-*',
  },
  { property: /^border-.*radius$/, raw: /\d(?:px|em|rem|%)/, scale: '--radius-*' },
  { property: /^z-index$/, raw: /\d(?![^(]*\))/, scale: '--layer-*' },
  {
    property: /^font(?:-size)?$/,
    raw: /(?<![\w./-]|\/ )(?!1em\b)[\d.]+(?:px|em|rem|%)/,
    scale: '--text-* or --prose-*',
  },
];

/** Each fault of the style sheets below `root`, as a line. */
export function styleFaults(root) {
  const read = (file) => readFileSync(posix.join(root, file), 'utf8');
  const files = filesIn(root);
  const sheets = files
    .filter((file) => file.endsWith('.css'))
    .map((file) => ({ file, rules: rulesOf(read(file)) }));
  const code = files
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: read(file) }));
  return [...sheets.flatMap(rawSizes), ...foreignSelectors(sheets), ...classUses(sheets, code)];
}

function rawSizes({ file, rules }) {
  if (file === tokens) return [];
  return rules.flatMap(({ declarations }) =>
    declarations.flatMap(({ name, value }) => {
      const found = scales.find(({ property }) => property.test(name));
      return found?.raw.test(value) ? [`${file}: ${name}: ${value}: use ${found.scale}`] : [];
    }),
  );
}

/**
 * Selectors that could match an element of another part: each needs a class that no other style
 * sheet mentions. Modifiers such as `current` may have several, as they never stand alone.
 */
function foreignSelectors(sheets) {
  const owners = ownersOf(sheets);
  return sheets.flatMap(({ file, rules }) => {
    if (isShared(file)) return [];
    return rules
      .flatMap(({ selectors }) => selectors)
      .filter((selector) => !classesIn(selector).some((name) => owners.get(name).size === 1))
      .map((selector) => `${file}: ${selector}: has no class of its own`);
  });
}

/** Classes that nothing uses, and classes used by a component whose style sheet is elsewhere. */
function classUses(sheets, code) {
  const owners = ownersOf(sheets);
  const faults = [];
  for (const [name, files] of owners) {
    const word = new RegExp(`(?<![\\w-])${name}(?![\\w-])`);
    if (!code.some(({ text }) => word.test(text))) {
      faults.push(`${[...files].join(', ')}: .${name}: is used nowhere`);
    }
  }
  for (const { file, text } of code) {
    for (const name of classNamesIn(text)) {
      const sheetFiles = [...(owners.get(name) ?? [])];
      if (sheetFiles.length !== 1 || reaches(file, text, sheetFiles[0])) continue;
      faults.push(`${file}: .${name}: belongs to ${sheetFiles[0]}`);
    }
  }
  return faults;
}

const isShared = (file) => frames.includes(file) || file.startsWith(`${shared}/`);

/** True when a component may use a style sheet: it is shared, beside the component or imported. */
function reaches(file, text, sheet) {
  return (
    isShared(sheet) ||
    posix.dirname(sheet) === posix.dirname(file) ||
    text.includes(`'${posix.relative(posix.dirname(file), sheet)}'`)
  );
}

/** The style sheets in whose selectors each class occurs. */
function ownersOf(sheets) {
  const owners = new Map();
  for (const { file, rules } of sheets) {
    for (const selector of rules.flatMap(({ selectors }) => selectors)) {
      for (const name of classesIn(selector)) {
        owners.set(name, (owners.get(name) ?? new Set()).add(file));
      }
    }
  }
  return owners;
}

/** The classes of a selector, but those in `:has` and `:not`, which tell of other elements. */
const classesIn = (selector) =>
  [...selector.replace(elsewhere, '').matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name);

const elsewhere = /:(?:has|not)\((?:[^()]|\([^()]*\))*\)/g;

/** The names in the strings of each `className`. */
function classNamesIn(text) {
  const names = new Set();
  for (const [, plain, expression] of text.matchAll(
    /className=(?:"([^"]*)"|\{((?:[^{}]|\{[^{}]*\})*)\})/g,
  )) {
    const strings =
      plain ?? [...expression.matchAll(/'([^']*)'|`([^`]*)`/g)].map((m) => m[1] ?? m[2]).join(' ');
    for (const name of strings.replace(/\$\{[^}]*\}/g, ' ').split(/\s+/)) names.add(name);
  }
  return names;
}

/** The rules of a style sheet, those within at-rules too. */
function rulesOf(css) {
  const plain = css.replace(/\/\*.*?\*\//gs, '').replace(/"[^"]*"/g, '""');
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, head, body]) => ({
    selectors: head
      .split(/,(?![^(]*\))/)
      .map((one) => one.replace(/\s+/g, ' ').trim())
      .filter((one) => !/^(?:@|from$|to$|\d+%$)/.test(one)),
    declarations: body.split(';').flatMap((line) => {
      const [name, ...value] = line.split(':');
      return value.length > 0 ? [{ name: name.trim(), value: value.join(':').trim() }] : [];
    }),
  }));
}

function filesIn(root) {
  return readdirSync(posix.join(root, ui), { recursive: true })
    .map((name) => `${ui}/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.(?:css|tsx?)$/.test(name))
    .sort();
}
