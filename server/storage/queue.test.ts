import { describe, expect, it } from 'vitest';
import { createJobQueue } from './queue.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('job queue', () => {
  it('[SY-1] runs one job at a time, in order, past those that fail', async () => {
    const queue = createJobQueue();
    const seen: string[] = [];
    const job = (name: string, fails = false) =>
      queue.run(async () => {
        seen.push(`${name} begins`);
        await turn();
        seen.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const answers = await Promise.allSettled([job('a'), job('b', true), job('c')]);
    expect(seen).toStrictEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(answers.map((answer) => answer.status)).toStrictEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('ends what it accepted before it closes, and accepts nothing more', async () => {
    const queue = createJobQueue();
    let done = false;
    const accepted = queue.run(async () => {
      await turn();
      done = true;
    });
    const closing = queue.close(new Error('closed'));
    await expect(queue.run(async () => {})).rejects.toThrow('closed');
    await closing;
    expect(done).toBe(true);
    await accepted;
  });
});
