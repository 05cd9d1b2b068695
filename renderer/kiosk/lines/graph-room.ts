/** Room for one page of a stage graph in px. A tall screen runs from top to bottom, a wide one from left to right. */
export type GraphRoom = {
  readonly width: number;
  readonly height: number;
  readonly direction: 'down' | 'across';
  /** At most so many stages beside each other; for `across`. */
  readonly columns: number;
  /** Of the text: 1 = 24 px [KI-2]. */
  readonly scale: number;
};

/** What is left for the drawing at 1080x1920 and 1920x1080 between title and buttons. */
export function graphRoom(orientation: 'portrait' | 'landscape', senior: boolean, low: boolean): GraphRoom {
  const scale = senior ? 4 / 3 : 1;
  if (orientation === 'portrait') {
    const height = low ? (senior ? 600 : 790) : senior ? 880 : 1190;
    return { width: senior ? 1000 : 984, height, direction: 'down', columns: 1, scale };
  }
  const height = low ? (senior ? 300 : 370) : senior ? 480 : 555;
  return { width: senior ? 1840 : 1824, height, direction: 'across', columns: 4, scale };
}
