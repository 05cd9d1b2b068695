import { describe, expect, it } from 'vitest';
import demo from '../../../assets/demo/hall.json' with { type: 'json' };
import { type HallFile, hallFileSchema } from './hall-file.ts';

/** What the first version of the product read. */
const OLD = {
  schema: 1,
  id: 'old',
  name: { 'zh-CN': '大厅' },
  hours: 'always',
  zones: [{ id: 'z', name: { 'zh-CN': '一区' } }],
  groups: [
    {
      id: 'a',
      prefix: 'A',
      name: { 'zh-CN': '甲业务' },
      everyday: { 'zh-CN': '甲' },
      zoneId: 'z',
      minutes: 5,
      rank: 0,
    },
    {
      id: 'b',
      prefix: 'B',
      name: { 'zh-CN': '乙业务' },
      everyday: { 'zh-CN': '乙' },
      zoneId: 'z',
      minutes: 5,
      rank: 1,
    },
  ],
  windows: [{ id: 'w1', number: 1, zoneId: 'z', groups: [{ groupId: 'a' }] }],
  outcomes: ['handled'],
  pauseReasons: ['meal'],
  staff: [
    { id: 'p', login: 'per.son', name: { 'zh-CN': '某' }, plate: '1', roles: ['clerk'], skills: ['a'] },
    { id: 'q', login: 'que.en', name: { 'zh-CN': '某某' }, plate: '2', roles: ['clerk'], skills: ['*'] },
  ],
};

function problems(edit: (file: typeof OLD) => unknown): string[] {
  const result = hallFileSchema.safeParse(edit(structuredClone(OLD)));
  return (result.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`);
}

describe('[OP-3] the hall file', () => {
  it('an old file still parses and gets every default', () => {
    const file = hallFileSchema.parse(OLD);
    expect(file.groups[0]).toMatchObject({
      spoken: { 'zh-CN': '甲' },
      realName: false,
      quota: { am: null, pm: null },
      limits: { waitWarnMin: 20, waitYellowMin: 40, queuePerWindow: 10 },
      staffing: [],
    });
    expect(file.staff[0]).toMatchObject({ leave: [], cover: null });
    expect(file).toMatchObject({ devices: [], preset: 'standard' });
    expect(file.settings).toMatchObject({
      mattersPerCall: 2,
      rushPerMinute: 10,
      closeExtraMinutes: 30,
      anonymousBurst: 3,
      maxPriorityRun: 2,
    });
  });

  it('what was read can be read again and stays the same', () => {
    const file = hallFileSchema.parse(demo);
    expect(hallFileSchema.parse(JSON.parse(JSON.stringify(file)))).toEqual(file);
  });

  it('the demo hall has windows 1 to 36, each with somebody who can serve every group of it', () => {
    const file: HallFile = hallFileSchema.parse(demo);
    expect(file.windows.map((window) => window.number)).toEqual(Array.from({ length: 36 }, (_, index) => index + 1));
    const clerks = file.staff.filter((person) => person.roles.includes('clerk'));
    for (const { groups, id } of file.windows) {
      const able = clerks.some(
        ({ skills }) => skills.includes('*') || groups.every(({ groupId }) => skills.includes(groupId)),
      );
      expect(able, id).toBe(true);
    }
  });

  it('[QU-5] a preset gives the settings that the file does not name itself', () => {
    const file = hallFileSchema.parse({ ...OLD, preset: 'normal-first', settings: { overdueMs: 60_000 } });
    expect(file.settings).toMatchObject({ maxPriorityRun: 1, overdueMs: 60_000, overdueCycle: 4, maxCalls: 3 });
  });

  it.each<[string, (file: typeof OLD) => unknown, string]>([
    [
      'an unknown zone',
      (f) => ({ ...f, windows: [{ ...f.windows[0], zoneId: 'y' }] }),
      'windows.0.zoneId unknown-zone',
    ],
    [
      'an unknown group',
      (f) => ({ ...f, windows: [{ ...f.windows[0], groups: [{ groupId: 'a' }, { groupId: 'x' }] }] }),
      'windows.0.groups.1.groupId unknown-group',
    ],
    [
      'a prefix twice',
      (f) => ({ ...f, groups: f.groups.map((g) => ({ ...g, prefix: 'A' })) }),
      'groups.1.prefix duplicate',
    ],
    [
      'a login twice',
      (f) => ({ ...f, staff: f.staff.map((p) => ({ ...p, login: 'a.b' })) }),
      'staff.1.login duplicate',
    ],
    ['a person twice', (f) => ({ ...f, staff: f.staff.map((p) => ({ ...p, id: 'p' })) }), 'staff.1.id duplicate'],
    [
      'an unknown skill',
      (f) => ({ ...f, staff: [{ ...f.staff[0], skills: ['a', 'x'] }] }),
      'staff.0.skills.1 unknown-group',
    ],
    [
      'a stranger as cover',
      (f) => ({ ...f, staff: [{ ...f.staff[0], cover: 'nobody' }] }),
      'staff.0.cover unknown-person',
    ],
    ['oneself as cover', (f) => ({ ...f, staff: [{ ...f.staff[0], cover: 'p' }] }), 'staff.0.cover covers-themselves'],
    [
      'a leave that ends before it begins',
      (f) => ({ ...f, staff: [{ ...f.staff[0], leave: [{ from: '2026-12-02', to: '2026-12-01' }] }] }),
      'staff.0.leave.0.to ends-before-it-begins',
    ],
    [
      'a device in an unknown zone',
      (f) => ({ ...f, devices: [{ id: 'k', role: 'kiosk', name: 'k', zoneId: 'y' }] }),
      'devices.0.zoneId unknown-zone',
    ],
    [
      'a device at an unknown window',
      (f) => ({ ...f, devices: [{ id: 'k', role: 'window', name: 'k', windowId: 'y' }] }),
      'devices.0.windowId unknown-window',
    ],
    ['a time zone that is none', (f) => ({ ...f, timeZone: 'Mars/Olympus' }), 'timeZone unknown-time-zone'],
    [
      'planned windows one over the other',
      (f) => ({
        ...f,
        groups: [
          {
            ...f.groups[0],
            staffing: [
              { from: '08:00', to: '10:00', windows: 1 },
              { from: '09:00', to: '11:00', windows: 2 },
            ],
          },
          f.groups[1],
        ],
      }),
      'groups.0.staffing.1.from overlap',
    ],
  ])('refuses %s and names the field', (_name, edit, problem) => {
    expect(problems(edit)).toContain(problem);
  });

  it('refuses a key it does not know, so that a slip of the pen is not a silently missing setting', () => {
    expect(problems((file) => ({ ...file, settings: { overdueMinutes: 3 } })).join()).toContain('Unrecognized key');
    expect(problems((file) => ({ ...file, openingHours: 'always' })).join()).toContain('Unrecognized key');
  });
});
