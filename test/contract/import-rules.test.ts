import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');

type Case = { file: string; code: string; rule?: string };

const importing = (file: string, module: string, rule?: string): Case => ({
  file,
  code: `import { thing } from '${module}';\n\nexport const used = thing;\n`,
  ...(rule === undefined ? {} : { rule }),
});
const refused = (file: string, module: string) => importing(file, module, 'noRestrictedImports');

const CASES: readonly Case[] = [
  refused('shared/lib/a.ts', 'node:fs'),
  refused('shared/lib/b.ts', 'react'),
  refused('shared/lib/c.ts', '@scope/part'),
  refused('shared/lib/d.ts', 'part/inner'),
  refused('shared/lib/e.ts', '../../server/app.ts'),
  refused('shared/protocol/a.ts', '../../renderer/data/client.ts'),
  refused('shared/protocol/b.ts', '../../electron/main.ts'),
  refused('shared/protocol/c.ts', '../../test/fakes/clock.ts'),
  refused('shared/lib/a.test.ts', '../../server/app.ts'),
  refused('shared/domain/ticket/a.ts', '../../protocol/up.ts'),
  refused('shared/domain/ticket/b.ts', '../../ipc/channels.ts'),
  refused('shared/domain/ticket/c.ts', '../../../server/app.ts'),
  refused('shared/domain/ticket/d.ts', 'dexie'),
  refused('shared/domain/ticket/a.test.ts', '../../settings/settings.ts'),
  refused('electron/a.ts', '../renderer/data/client.ts'),
  refused('electron/windows/a.ts', '../../server/app.ts'),
  refused('renderer/kiosk/a.ts', '../../server/app.ts'),
  refused('renderer/kiosk/b.ts', '../../electron/main.ts'),
  refused('renderer/kiosk/c.ts', 'node:fs/promises'),
  refused('renderer/kiosk/d.ts', 'electron'),
  refused('renderer/ui/a.ts', '../kiosk/home.ts'),
  refused('renderer/ui/b.ts', '../data/client.ts'),
  refused('renderer/ui/c.ts', '../../server/app.ts'),
  refused('renderer/data/a.ts', '../board/select-board.ts'),
  refused('renderer/data/b.ts', '../../electron/main.ts'),
  refused('server/a.ts', '../renderer/data/client.ts'),
  refused('server/b.ts', '../electron/main.ts'),
  refused('server/http/a.ts', 'electron'),
  refused('server/storage/a.ts', '../commands/take.ts'),
  refused('server/storage/sqlite/a.ts', '../../commands/take.ts'),
  refused('server/storage/sqlite/b.ts', '../../../renderer/data/client.ts'),
  refused('server/commands/a.ts', '../realtime/edge.ts'),
  importing('server/http/b.ts', 'not-in-the-manifest', 'noUndeclaredDependencies'),
  { file: 'server/a/index.ts', code: "export { thing } from './thing.ts';\n", rule: 'noBarrelFile' },
  { file: 'server/b/index.ts', code: "export * from './thing.ts';\n", rule: 'noReExportAll' },
  { file: 'server/c/a.ts', code: 'export const f = (x?: string) => x!.length;\n', rule: 'noNonNullAssertion' },
  { file: 'server/c/b.ts', code: 'export const f = (x: any) => x;\n', rule: 'noExplicitAny' },
  { file: 'server/c/c.ts', code: "console.log('x');\n", rule: 'noConsole' },
  { file: 'server/c/d.ts', code: 'export default 1;\n', rule: 'noDefaultExport' },
  {
    file: 'server/c/e.ts',
    code: 'async function work() {\n  await Promise.resolve();\n}\nexport function f() {\n  work();\n}\n',
    rule: 'noFloatingPromises',
  },
  {
    file: 'server/c/f.ts',
    code: "export function f(x: 'a' | 'b') {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}\n",
    rule: 'useExhaustiveSwitchCases',
  },
  {
    file: 'server/c/g.ts',
    code: '// biome-ignore lint/suspicious/noExplicitAny: nothing here\nexport const x = 1;\n',
    rule: 'suppressions/unused',
  },

  importing('shared/lib/good-a.ts', 'zod'),
  importing('shared/lib/good-a.test.ts', 'vitest'),
  importing('shared/domain/ticket/good-a.ts', '../../lib/result.ts'),
  importing('shared/domain/ticket/good-b.ts', '../window/window.ts'),
  importing('shared/domain/ticket/good-c.ts', './ticket.ts'),
  importing('shared/protocol/good-a.ts', '../domain/ticket/ticket.ts'),
  importing('electron/good-a.ts', '../shared/ipc/channels.ts'),
  importing('electron/good-b.ts', 'electron'),
  importing('renderer/kiosk/good-a.ts', '../data/client.ts'),
  importing('renderer/data/good-a.ts', '../../shared/protocol/up.ts'),
  importing('server/storage/good-a.ts', '../../shared/domain/commands/hall-commands.ts'),
  importing('server/commands/good-a.ts', '../storage/ports.ts'),
  importing('server/realtime/good-a.ts', '../commands/take.ts'),
  importing('test/integration/good-a.ts', '../../server/app.ts'),
];

describe('the rules of the linter catch what they are there for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
  const found = new Map<string, string[]>();

  beforeAll(async () => {
    for (const file of ['biome.json', 'package.json']) copyFileSync(join(root, file), join(folder, file));
    for (const { file, code } of CASES) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), code);
    }
    for (const { location, category } of await diagnostics(folder)) {
      const file = location.path.replaceAll('\\', '/');
      found.set(file, [...(found.get(file) ?? []), category]);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(CASES.filter(({ rule }) => rule !== undefined))('$rule in $file', ({ file, rule = '' }) => {
    expect(found.get(file) ?? []).toContainEqual(expect.stringContaining(rule));
  });

  test.each(CASES.filter(({ rule }) => rule === undefined))('nothing in $file', ({ file }) => {
    expect(found.get(file) ?? []).toEqual([]);
  });
});

type Diagnostic = { category: string; location: { path: string } };

async function diagnostics(folder: string): Promise<readonly Diagnostic[]> {
  const args = [biome, 'lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.'];
  const run = promisify(execFile)(process.execPath, args, { cwd: folder });
  // A lint that finds something ends with exit code 1, which is what we are here for.
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
}
