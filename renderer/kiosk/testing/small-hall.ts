import { type HallFile, hallFileSchema } from '../../../shared/domain/hall/hall-file.ts';

/** Three groups, three windows: enough for every screen. */
export function smallHall(): HallFile {
  return hallFileSchema.parse({
    settings: { anonymousBurst: 0 },
    schema: 1,
    id: 'small',
    name: { 'zh-CN': '小城政务服务中心', en: 'Small Town Service Center' },
    hours: 'always',
    zones: [
      { id: 'one', name: { 'zh-CN': '一区', en: 'Zone 1' } },
      { id: 'two', name: { 'zh-CN': '二区', en: 'Zone 2' } },
    ],
    groups: [
      {
        id: 'tax',
        prefix: 'G',
        name: { 'zh-CN': '税务', en: 'Tax' },
        everyday: { 'zh-CN': '办税', en: 'Tax' },
        zoneId: 'one',
        minutes: 10,
        rank: 1,
      },
      {
        id: 'pension',
        prefix: 'E',
        name: { 'zh-CN': '社保医保与就业', en: 'Social insurance and jobs' },
        everyday: { 'zh-CN': '社保', en: 'Social insurance' },
        zoneId: 'one',
        minutes: 8,
        rank: 0,
      },
      {
        id: 'other',
        prefix: 'K',
        name: { 'zh-CN': '综合受理', en: 'General' },
        everyday: { 'zh-CN': '其他', en: 'Other' },
        zoneId: 'two',
        minutes: 12,
        rank: 2,
        priority: false,
        general: true,
      },
    ],
    windows: [
      { id: 'w1', number: 1, zoneId: 'one', groups: [{ groupId: 'tax' }] },
      { id: 'w2', number: 2, zoneId: 'one', groups: [{ groupId: 'tax' }, { groupId: 'pension' }] },
      { id: 'w3', number: 3, zoneId: 'two', groups: [{ groupId: 'other' }] },
    ],
    outcomes: ['handled'],
    pauseReasons: ['meal'],
    staff: [],
  });
}
