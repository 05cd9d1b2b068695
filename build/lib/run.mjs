import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { binFolder, root } from './paths.mjs';

/** The environment for every tool: the pinned Node 24 and the project's own tools come first. */
export function toolEnvironment(extra = {}) {
  // Windows spells the variable Path; writing PATH beside it would leave two.
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const rest = (process.env[pathName] ?? '').split(delimiter).filter((folder) => folder !== binFolder);
  return { ...process.env, [pathName]: [binFolder, ...rest].join(delimiter), ...extra };
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [quiet] keep the output back and show it only when the command fails
 * @property {AbortSignal} [signal] ends the command
 * @property {string} [name] what a failure calls the command
 */

/**
 * Runs a command to its end. Never through a shell, never with standard input: nothing may wait for an answer.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd = root, env = toolEnvironment(), quiet = false, signal } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      ...(signal ? { signal } : {}),
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code, by) =>
      resolve({ code: code ?? 1, output: `${Buffer.concat(chunks).toString()}${by ? `\n(ended by ${by})` : ''}` }),
    );
  });
}

/**
 * Like {@link run}, but a failure is an error that carries the output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export async function must(command, args, options = {}) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) {
    const name = options.name ?? [command, ...args].join(' ');
    throw new Error(`${name} failed with exit code ${code}${output ? `\n${output.trim()}` : ''}`);
  }
  return output;
}

/**
 * npm is a script: under npm it is known by path, elsewhere it lies beside Node. On Windows its launcher is a batch
 * file, which cannot be started without a shell, so there the script itself is run.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function npm(args, options) {
  const script = process.env.npm_execpath;
  if (script && /\.c?js$/.test(script)) return must(process.execPath, [script, ...args], options);
  if (process.platform !== 'win32') return must('npm', args, options);
  return must(
    process.execPath,
    [join(process.execPath, '..', 'node_modules', 'npm', 'bin', 'npm-cli.js'), ...args],
    options,
  );
}
