// Packs the app by electron-builder, which adds the Electron to pack where the official one cannot be had.

import { dirname } from 'node:path';
import { SetUpFailed, say } from '../setup/say.mjs';
import { setUp } from '../setup/setup.mjs';
import { runTool } from '../suites/run-tool.mjs';
import { bundled7zip } from './bundled-7zip.mjs';

/**
 * Resolves to the exit code. Throws a `SetUpFailed` for what this machine cannot pack.
 *
 * @param args of electron-builder
 */
export async function packApp(args) {
  const { executable, version, forDevelopmentOnly } = await setUp();
  if (!forDevelopmentOnly) return runBuilder(args);

  const foreign = args.find((word) => /^(?:--win|-w|--windows|--mac|-m|-o|--arm64)$/.test(word));
  if (foreign) {
    throw new SetUpFailed(
      `${foreign} cannot be packed here: the official Electron is out of reach, and the one at hand is for Linux x64 only`,
    );
  }
  say(`this will be a development build, with ${executable}: not one to publish`);
  const runtime = [`--config.electronDist=${dirname(executable)}`];
  if (version) runtime.push(`--config.electronVersion=${version}`);
  const env = {
    ELECTRON_BUILDER_7ZIP_PATH: await bundled7zip(),
    // The default 9 takes two minutes on two cores and saves 5 of 100 MB.
    ELECTRON_BUILDER_COMPRESSION_LEVEL: '3',
  };
  return runBuilder([...runtime, ...args], env);
}

async function runBuilder(args, env = {}) {
  let printed = '';
  const write = (text) => {
    // A line may come in two pieces, so lines are looked for at the end only.
    printed += text;
    process.stdout.write(withoutStack(text));
  };
  const code = await runTool('electron-builder', args, { env, output: { stdio: 'pipe', write } });
  const errors = printed.match(/^ *⨯ .*$/gm)?.join('\n') ?? '';
  if (code !== 0 && outOfReach.test(errors)) {
    const [reason] = outOfReach.exec(errors);
    throw new SetUpFailed(`a tool of electron-builder could not be downloaded (${reason})`);
  }
  return code;
}

const outOfReach = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT)\b/;

/** electron-builder prints the place in its own code for each error, expected or not. */
export function withoutStack(text) {
  return text.replace(/^ +at .*\n?/gm, '').replace(/ +(?:failedTask|stackTrace)=.*$/gm, '');
}
