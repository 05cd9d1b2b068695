/** What the waiting range of a group is computed from; refreshed by a system command at most once a minute [QU-11]. */
export type Estimate = {
  /** Service minutes, learned today or configured. */
  readonly minutes: number;
  /** Windows that work for this group, shared ones by their share; 0 = none open. */
  readonly windows: number;
  /** How many windows are open for this group, whole ones; a change of it is told at once. */
  readonly open: number;
  readonly basis: 'learned' | 'configured';
  /** Epoch ms of the last change; otherwise a group's estimate changes at most once a minute. */
  readonly at: number;
};

/** Minutes, rounded, low <= high. `none-open`: no window works for this group now, so no time can be promised. */
export type WaitRange =
  | { readonly kind: 'minutes'; readonly low: number; readonly high: number; readonly basis: Estimate['basis'] }
  | { readonly kind: 'none-open' };
