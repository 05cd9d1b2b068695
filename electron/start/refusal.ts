/** Exit code for a start with a dangerous flag or variable [SE-1]; `EX_CONFIG` of sysexits. */
export const EXIT_REFUSED = 78;
/** Exit code for a flag of ours with a bad value; `EX_USAGE`. */
export const EXIT_BAD_FLAG = 64;
/** Exit code when this profile runs already; `EX_TEMPFAIL`. */
export const EXIT_ALREADY_RUNNING = 75;
/** Exit code when the main process keeps failing; `EX_SOFTWARE`. */
export const EXIT_BROKEN = 70;

/** Never needed, by nobody, on any machine. */
const ALWAYS_REFUSED = [
  'allow-file-access-from-files',
  'allow-running-insecure-content',
  'browser-subprocess-path',
  'disable-extensions-except',
  'disable-site-isolation-trials',
  'disable-web-security',
  'enable-blink-features',
  'enable-experimental-web-platform-features',
  'gpu-launcher',
  'host-resolver-rules',
  'host-rules',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'js-flags',
  'load-extension',
  'log-net-log',
  'no-zygote-sandbox',
  'ppapi-plugin-path',
  'renderer-cmd-prefix',
  'single-process',
  'ssl-key-log-file',
  'unsafely-treat-insecure-origin-as-secure',
  'use-fake-ui-for-media-stream',
  'utility-cmd-prefix',
  'user-data-dir',
];

/**
 * What a development run and the test driver need: it attaches through `--inspect=0 --remote-debugging-port=0`, and root
 * in a container has no sandbox.
 */
const REFUSED_WHEN_PACKAGED = [
  'disable-gpu-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-setuid-sandbox',
  'enable-logging',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'no-sandbox',
  'remote-allow-origins',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'size',
];

const VARIABLES_ALWAYS_REFUSED = [
  'ELECTRON_NO_ASAR',
  'ELECTRON_RUN_AS_NODE',
  'NODE_OPTIONS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'SSLKEYLOGFILE',
];
const VARIABLES_REFUSED_WHEN_PACKAGED = [
  'ELECTRON_DEBUG_DRAG_REGIONS',
  'ELECTRON_DEBUG_NOTIFICATIONS',
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_ENABLE_STACK_DUMPING',
  'ELECTRON_LOG_FILE',
  'NODE_DEBUG',
  'NODE_EXTRA_CA_CERTS',
  'NODE_V8_COVERAGE',
];

export type Start = {
  /** `process.argv` without the executable. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isPackaged: boolean;
  readonly platform: string;
};

/**
 * Names of the flags and variables for which this start is refused; empty = go on. Chromium reads its switches with one
 * dash as well as with two, in any case, and on Windows with a slash; so does this.
 */
export function findRefused({ argv, env, isPackaged, platform }: Start): string[] {
  const switches = new Set(isPackaged ? [...ALWAYS_REFUSED, ...REFUSED_WHEN_PACKAGED] : ALWAYS_REFUSED);
  const variables = new Set(
    isPackaged ? [...VARIABLES_ALWAYS_REFUSED, ...VARIABLES_REFUSED_WHEN_PACKAGED] : VARIABLES_ALWAYS_REFUSED,
  );
  const prefix = platform === 'win32' ? /^(?:--?|\/)/ : /^--?/;
  const refused: string[] = [];
  for (const argument of argv) {
    if (!prefix.test(argument)) continue;
    const name = argument.replace(prefix, '').split('=')[0]?.toLowerCase() ?? '';
    if (switches.has(name)) refused.push(`--${name}`);
  }
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && value !== '' && variables.has(name.toUpperCase())) refused.push(name);
  }
  return refused;
}
