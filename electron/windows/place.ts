export type Size = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };
export type Rect = Point & Size;

/** Size of the strip that stays on top of other programs. */
export const STRIP_SIZE: Size = { width: 360, height: 56 };
const MARGIN = 16;

/**
 * Where the strip stands: where it was put, as long as all of it lies on a display that is there; otherwise at the lower
 * right of the first display, above the task bar.
 */
export function stripPlace(saved: Point | null, workAreas: readonly Rect[]): Point {
  if (saved !== null && workAreas.some((area) => contains(area, saved))) return saved;
  const area = workAreas[0] ?? { x: 0, y: 0, ...STRIP_SIZE };
  return {
    x: area.x + Math.max(0, area.width - STRIP_SIZE.width - MARGIN),
    y: area.y + Math.max(0, area.height - STRIP_SIZE.height - MARGIN),
  };
}

function contains(area: Rect, point: Point): boolean {
  return (
    point.x >= area.x &&
    point.y >= area.y &&
    point.x + STRIP_SIZE.width <= area.x + area.width &&
    point.y + STRIP_SIZE.height <= area.y + area.height
  );
}
