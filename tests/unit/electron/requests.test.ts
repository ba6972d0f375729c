import { describe, expect, it } from 'vitest';
import * as values from '../../../electron/ipc/argument-values';
import { fits, type RequestRule } from '../../../electron/ipc/request';
import { requestRules } from '../../../electron/ipc/requests';

const schemas = new Map<string, unknown>(Object.entries(values));
const hash = 'a'.repeat(64);
/** For each schema a value that main accepts. */
const honest = new Map<unknown, unknown>([
  [values.text, 'a'],
  [values.textOrNull, null],
  [values.texts, ['a', '']],
  [values.textsOrNull, null],
  [values.pageParts, [{ name: 'parts', json: '[]' }]],
  [values.flag, true],
  [values.index, 0],
  [values.indexOrNull, null],
  [values.indices, [0, 7]],
  [values.bytes, new Uint8Array(3)],
  [values.part, new Uint8Array(3)],
  [values.content, 'a'],
  [values.exportShape, 'book'],
  [values.exportFormat, 'pdf'],
  [values.paper, 'A4'],
  [values.storedKind, 'assets'],
  [values.vaultRecord, 'feeds'],
  [values.highlightsFormat, 'csv'],
  [values.referenceFormat, 'ris'],
  [values.highlightsFolderReport, { isWorking: true, trouble: null, issues: [] }],
  [values.sha256, hash],
  [values.sha256s, [hash]],
  [values.machineId, '0123456789'],
  [values.machineName, '책상 위 PC'],
  [values.machineStamp, '01M8NDKWRZ0000-0123456789'],
  [values.machineFileName, '0abc.jsonl'],
  [values.machineFileNames, ['0abc.jsonl', 'machine.json']],
  [values.extension, '.html'],
  [values.imageExtension, '.png'],
  [values.sweepOrder, { known: [], referenced: [hash], ours: [], isDryRun: true }],
  [values.documentName, 'notices'],
  [values.draggedArticles, [{ title: 'A', folder: 'articles/2026/11/a', original: null }]],
  [values.quickKey, 'CommandOrControl+Alt+C'],
  [values.recentArticles, [{ id: '01JCARRE1TESTARTXC1E000001', title: 'A' }]],
  [values.startStep, 'shown'],
  [values.language, 'ko'],
  [values.failureEvent, 'uncaught-error'],
  [values.counts, { damaged: 2 }],
  [values.stream, 'stderr'],
  [values.browserReply, { kind: 'tags', tags: ['harbour'] }],
  [values.downloadOrder, { url: 'https://a.example/1.mp3', for: 'a', mediaType: null }],
  [values.captureRequest, { url: 'https://a.example/', for: 'a' }],
  [
    values.fetchRequest,
    { url: 'https://a.example/', why: 'feed', for: 'a', largest: 10, etag: '"1"' },
  ],
]);

/** Values that main refuses for every argument of every request. */
const hostile: unknown[] = [
  ...[undefined, Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5, 2 ** 53, 7n, Symbol('x'), () => ''],
  ...[[{}], [null], new Array(3), [['a']], { toString: 'a' }, { '../x': 1 }],
  ...[new Uint16Array(4), [1, -1], ['a', 1]],
];

const rules = Object.entries(requestRules) as [string, RequestRule][];

describe.each(rules)('%s', (_, rule) => {
  const args = rule.args.map((schema) => honest.get(schema));

  it('takes what it is made for, from a window of ours', () => {
    expect(fits(rule, args)).toBe(true);
    expect(rule.from.length).toBeGreaterThan(0);
    for (const role of rule.from) expect(['page', 'importer', 'cli', 'quick']).toContain(role);
  });

  it('refuses any other count of arguments', () => {
    expect(fits(rule, [...args, undefined])).toBe(false);
    if (args.length > 0) expect(fits(rule, args.slice(1))).toBe(false);
  });

  it('refuses a hostile value in the place of each argument', () => {
    for (const [at] of args.entries()) {
      for (const value of hostile) {
        expect([at, value, fits(rule, args.with(at, value))]).toEqual([at, value, false]);
      }
    }
  });
});

it.each<[keyof typeof values, unknown[]]>([
  ['text', [null, 7, ['a']]],
  ['flag', ['true', 1, null]],
  ['index', ['0', null, Number.MAX_SAFE_INTEGER + 1]],
  ['content', [new Uint8Array(16 * 1024 * 1024 + 1), null, 7, new ArrayBuffer(2)]],
  ['exportShape', ['zip', '', null]],
  ['exportFormat', ['doc', 'EPUB', null]],
  ['paper', ['a4', 'A5', '', { width: 1 }]],
  ['storedKind', ['trash', '', null, 'Originals']],
  ['vaultRecord', ['../x', 'constructor', null]],
  ['sha256', [hash.toUpperCase(), `${hash}\n`, `${hash}0`, '']],
  ['machineId', ['', '../..', '0123456789a', '012345678l', '012345678A', null]],
  ['machineStamp', ['x', '01m8ndkwrz0000-0123456789', 7]],
  ['machineName', ['', ' ', 'a\nb', 'a'.repeat(61), null]],
  [
    'machineFileName',
    ['', '../a.jsonl', 'a/b.jsonl', 'A.jsonl', '.a.jsonl', 'a.json', 'a.jsonl\n'],
  ],
  ['machineFileNames', ['a.jsonl', ['../a.jsonl'], Array(10_001).fill('a.jsonl')]],
  ['extension', ['html', '.', './x', '.HTML', '.toolongname', '.a\n']],
  ['bytes', [new ArrayBuffer(2), [1, 2], 'ab', null]],
  ['part', [new Uint8Array(16 * 1024 * 1024 + 1)]],
  ['sweepOrder', [null, {}, { known: [], referenced: [], ours: [] }, []]],
  ['counts', [{ Damaged: 1 }, { damaged: -1 }, { a: '1' }, null, 'x']],
  ['startStep', ['close', null]],
  ['stream', ['stdin', null]],
  ['browserReply', [null, {}, { kind: 'saved' }, { kind: 'tags', tags: 'a' }, { kind: 'page' }]],
  ['fetchRequest', [null, { url: 'a', why: 'other', for: '', largest: 1 }, { url: 7 }]],
])('%s is none of these', (name, others) => {
  const rule = { from: [], args: [schemas.get(name)] } as unknown as RequestRule;
  for (const value of others) expect(fits(rule, [value])).toBe(false);
});
