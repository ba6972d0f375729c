/** Calls core as the import window does, with containers, on bytes that were changed at random. */
import '../../dom/entry';
import workerSource from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?raw';
import { type ByteSource, sourceOfBytes } from '../../../renderer/core/bytes/byte-source';
import { ContainerError } from '../../../renderer/core/containers/container';
import { openContainer } from '../../../renderer/core/containers/open-container';
import { companionsAround } from '../../../renderer/core/files/companions';
import { DEEPEST_INSIDE } from '../../../renderer/core/files/limits';
import { largestOf } from '../../../renderer/core/importers/detect';
import type { ImportSource } from '../../../renderer/core/importers/importer';
import { createPdfOpener } from '../../../renderer/core/pdf/open-pdf';
import { randomOf } from '../../random.mjs';
import { mutated } from './mutate';

interface Outcome {
  rows: number;
  /** Faults in the importers' results. */
  problems: string[];
}

const workerUrl = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
const context = {
  ...core.context,
  openPdf: createPdfOpener({
    startWorker: () => new Worker(workerUrl, { type: 'module' }),
    dataUrl: 'about:blank#',
  }),
};

type About = Pick<ImportSource, 'beside' | 'cameFrom'>;

/** As library/import/open-input.ts and import-service.ts do: every file becomes one row or more. */
async function readFile(
  name: string,
  bytes: ByteSource,
  about: About,
  depth: number,
  outcome: Outcome,
): Promise<void> {
  const before = outcome.rows;
  try {
    const container = await openContainer(bytes, name);
    if (container === null) {
      if (bytes.size > largestOf(name)) throw new ContainerError('too-large');
      const whole = await bytes.read(0, bytes.size);
      const source = { name, bytes: whole, modifiedAt: null, ...about };
      for await (const _ of core.readSource(source, context)) outcome.rows += 1;
    } else {
      if (depth >= DEEPEST_INSIDE) throw new ContainerError('too-much-inside');
      if (container.entries.length === 0) throw new ContainerError('empty-file');
      for (const entry of container.entries) {
        const inside = await entry.open().catch((error: unknown) => error);
        if (inside instanceof ContainerError || entry.refused) outcome.rows += 1;
        else if (inside instanceof Error) throw inside;
        else {
          const beside = entry.beside ?? companionsAround(entry.path, () => null);
          const cameFrom = entry.cameFrom ? { cameFrom: entry.cameFrom } : {};
          const path = `${name}/${entry.path}`;
          const file = inside as ByteSource;
          await readFile(path, file, { beside, ...cameFrom }, depth + 1, outcome);
        }
      }
    }
  } catch (error) {
    if (error instanceof ContainerError) outcome.rows += 1;
    else outcome.problems.push(`${name}: ${error instanceof Error ? error.stack : error}`);
  }
  if (outcome.rows === before && outcome.problems.length === 0) {
    outcome.problems.push(`${name}: no row in the report`);
  }
}

interface FuzzCase {
  name: string;
  base64: string;
  /** A piece of another fixture, to be inserted. */
  other: string;
  seed: number;
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));

async function fuzzOne({ name, base64, other, seed }: FuzzCase) {
  const bytes = mutated(bytesOf(base64), bytesOf(other), randomOf(seed));
  const outcome: Outcome = { rows: 0, problems: [] };
  const startedAt = performance.now();
  await readFile(name, sourceOfBytes(bytes), {}, 0, outcome);
  return { ...outcome, tookMs: performance.now() - startedAt };
}

// Catches what the importers throw and reports it as a fault.
const said: string[] = [];
console.error = (...words: unknown[]) => {
  const error = words.find((each) => each instanceof Error);
  if (said.length < 1000) said.push(error ? String((error as Error).stack) : words.join(' '));
};

Object.assign(core, { fuzzOne, takeSaid: () => said.splice(0) });
