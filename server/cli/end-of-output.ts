/**
 * Ends quietly when whoever reads the output has gone (`hall day-sheet | head`): that is how a pipe says "enough". Any
 * other error of the stream stays one.
 */
export function endWhenNobodyReads(output: NodeJS.EventEmitter, end: () => void): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    end();
  });
}
