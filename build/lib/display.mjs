import { spawn } from 'node:child_process';

/**
 * A virtual display with a number that the X server picks for itself, so that several can live on one machine.
 * @param {{ width: number, height: number }} size
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export function startVirtualDisplay({ width, height }) {
  return new Promise((resolve, reject) => {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], {
      // Its own process group: Ctrl+C in the terminal must not end the display before the windows on it.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    });
    let complaint = '';
    server.stderr?.on('data', (text) => {
      complaint += String(text);
    });
    server.on('error', (error) => reject(new Error(`Xvfb could not be started: ${error.message}`, { cause: error })));
    server.on('exit', (code) => reject(new Error(`Xvfb ended with exit code ${code}: ${complaint.trim()}`)));
    let answer = '';
    server.stdio[3]?.on('data', (text) => {
      answer += String(text);
      if (answer.endsWith('\n')) resolve({ display: `:${answer.trim()}`, stop: () => server.kill('SIGTERM') });
    });
  });
}

/** Whether windows can open where this process runs. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
