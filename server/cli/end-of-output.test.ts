import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { endWhenNobodyReads } from './end-of-output.ts';

it('a reader that goes ends us; any other trouble of the output is a bug and stays one', () => {
  const output = new EventEmitter();
  let ended = 0;
  endWhenNobodyReads(output, () => {
    ended += 1;
  });
  output.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  expect(ended).toBe(1);
  expect(() => output.emit('error', Object.assign(new Error('write EIO'), { code: 'EIO' }))).toThrow('write EIO');
});

it('a real pipe that is closed early makes no noise and no failure', async () => {
  const module = JSON.stringify(join(import.meta.dirname, 'end-of-output.ts'));
  const write = `const { endWhenNobodyReads } = await import(${module});
    endWhenNobodyReads(process.stdout, () => process.exit());
    setInterval(() => process.stdout.write('a line of the sheet\\n'.repeat(1000)), 1);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', write], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.once('data', () => child.stdout.destroy());
  let noise = '';
  child.stderr.on('data', (chunk) => {
    noise += chunk;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect([code, noise]).toEqual([0, '']);
});
