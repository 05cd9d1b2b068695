import { describe, expect, it } from 'vitest';
import { mattersByGroup, numbersNeeded, splitMatters } from './visit-size.ts';

describe('[QU-17] the size of a visit', () => {
  it('counts matters by group, in the order in which the groups were chosen', () => {
    expect(mattersByGroup(['b', 'a', 'b'])).toEqual([
      { groupId: 'b', matters: 2 },
      { groupId: 'a', matters: 1 },
    ]);
    expect(mattersByGroup([])).toEqual([]);
  });

  it.each([
    [1, 2, [1]],
    [2, 2, [2]],
    [5, 2, [2, 2, 1]],
    [3, 1, [1, 1, 1]],
  ])('%i matters with %i in a call are the numbers %j', (matters, perCall, parts) => {
    expect(splitMatters(matters, perCall)).toEqual(parts);
  });

  it('needs a number for every call of every group', () => {
    expect(numbersNeeded(mattersByGroup(['a', 'a', 'a', 'b']), 2)).toBe(3);
  });
});
