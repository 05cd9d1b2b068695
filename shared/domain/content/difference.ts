/** One field that differs. */
export type FieldChange = {
  /** `materials[m1].name.en`; rows with an id are known by it, others by their place. */
  readonly path: string;
  /** As JSON; empty where there is nothing. */
  readonly before: string;
  readonly after: string;
};

type Leaves = ReadonlyMap<string, string>;

function keyOf(value: unknown, at: number): string {
  const id = typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : undefined;
  return typeof id === 'string' ? id : String(at);
}

function collect(value: unknown, path: string, into: Map<string, string>): void {
  if (Array.isArray(value)) {
    const isPlain = value.every((each) => typeof each !== 'object' || each === null);
    if (isPlain) into.set(path, JSON.stringify(value));
    else for (const [at, each] of value.entries()) collect(each, `${path}[${keyOf(each, at)}]`, into);
    return;
  }
  if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) collect(child, path === '' ? key : `${path}.${key}`, into);
    return;
  }
  if (value !== undefined) into.set(path, JSON.stringify(value));
}

function leavesOf(value: unknown): Leaves {
  const leaves = new Map<string, string>();
  collect(value, '', leaves);
  return leaves;
}

/** Order of the rows of a list that have ids: it is a difference, though each row is the same. */
function ordersOf(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) {
    const inner = value.flatMap((each, at) => ordersOf(each, `${path}[${keyOf(each, at)}]`));
    return [[`${path}[]`, JSON.stringify(value.map(keyOf))] as const, ...inner];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => ordersOf(child, path === '' ? key : `${path}.${key}`));
}

function isPermutation(before: string, after: string): boolean {
  const sorted = (text: string) => JSON.stringify((JSON.parse(text) as string[]).sort());
  return before !== after && sorted(before) === sorted(after);
}

/** Field by field, what differs between two versions of a row; `undefined` = there is none. The version itself is no difference. */
export function fieldChanges(before: unknown, after: unknown): readonly FieldChange[] {
  const old = leavesOf(before);
  const fresh = leavesOf(after);
  const paths = [...new Set([...old.keys(), ...fresh.keys()])].filter((path) => path !== 'version');
  const changes = paths
    .map((path): FieldChange => ({ path, before: old.get(path) ?? '', after: fresh.get(path) ?? '' }))
    .filter((each) => each.before !== each.after);
  const orders = new Map(ordersOf(before));
  const moved = ordersOf(after).flatMap(([path, order]): FieldChange[] => {
    const was = orders.get(path);
    return was !== undefined && isPermutation(was, order) ? [{ path, before: was, after: order }] : [];
  });
  return [...changes, ...moved];
}
