import { checkCommand } from '../../../shared/domain/commands/check.ts';
import { hallOf } from '../../../shared/domain/hall/hall-of.ts';
import { wallAt } from '../../../shared/domain/people/wall-time.ts';
import type { WindowStatus } from '../../../shared/domain/window/window.ts';
import { getRow, rowsOf } from '../../../shared/lib/table.ts';
import type { LocalText } from '../../../shared/lib/text.ts';
import type { StaffView } from '../../../shared/protocol/down.ts';
import type { WireCode } from '../../../shared/protocol/errors.ts';
import type { ClientView, SessionEnd } from '../../data/client.ts';
import { type GuideScreen, mayGuide, selectGuide } from '../guide/select-guide.ts';
import { type ManageScreen, selectManage } from '../manage/select-manage.ts';
import { type MyDay, selectMyDay } from '../people/select-my-day.ts';
import { callOrderOf, type Turn } from './call-order.ts';
import { actorOf, type Desk, mayManage, selectDesk } from './desk.ts';
import type { LocalState } from './local-state.ts';
import { type Say, say } from './say.ts';
import { selectWork, type WorkScreen } from './select-work.ts';

export type WindowRow = {
  readonly id: string;
  readonly number: number;
  readonly zone: LocalText;
  readonly status: WindowStatus;
  readonly runningMs: number;
  /** Letters of the groups it works for. */
  readonly prefixes: readonly string[];
  /** Where this computer sat last. */
  readonly last: boolean;
  /** Why this clerk cannot sit there. */
  readonly refusal: Say | null;
};

export type ChooseScreen = {
  readonly kind: 'choose-window';
  readonly clerk: LocalText;
  readonly plate: string;
  readonly windows: readonly WindowRow[];
  readonly online: boolean;
  readonly opening: string | null;
  readonly takeOver: { readonly window: WindowRow; readonly plate: string } | null;
  readonly mayManage: boolean;
  readonly mayGuide: boolean;
  readonly openRefused: Say | null;
  readonly myDay: MyDay | null;
  /** Number of the window at which the plan has this clerk now, null = at none. */
  readonly planned: number | null;
  readonly timeZone: string;
};

export type LockedScreen = {
  readonly kind: 'locked';
  readonly clerk: LocalText;
  readonly plate: string;
  readonly hasPin: boolean;
  /** The work that goes on underneath; null when no window is open. Its number stays in sight [SE-4]. */
  readonly work: WorkScreen | null;
};

/** What the counter page shows: one of these, as a function of what is known. */
export type CounterScreen =
  | { readonly kind: 'loading' }
  | { readonly kind: 'enrol' }
  | { readonly kind: 'refused'; readonly code: WireCode }
  | { readonly kind: 'safe'; readonly reason: 'upgrade' | 'newer' }
  | { readonly kind: 'log-in'; readonly online: boolean; readonly ended: SessionEnd | null }
  | { readonly kind: 'first-password'; readonly login: string; readonly online: boolean }
  | ChooseScreen
  | ManageScreen
  | GuideScreen
  | WorkScreen
  | LockedScreen;

const NO_NAME: LocalText = { 'zh-CN': '-' };

function selectChoose(view: ClientView, local: LocalState, staff: StaffView, now: number): ChooseScreen {
  const { hall } = view;
  const actor = actorOf(view, staff);
  const windows = [...rowsOf(hall.windows)]
    .sort((a, b) => a.number - b.number)
    .map((window): WindowRow => {
      const open = checkCommand(
        hall,
        actor,
        { type: 'window.open', payload: { windowId: window.id, takeOver: true } },
        now,
      );
      return {
        id: window.id,
        number: window.number,
        zone: getRow(hall.zones, window.zoneId)?.name ?? NO_NAME,
        status: window.status,
        runningMs: Math.max(0, now - window.since),
        prefixes: window.groups
          .map(({ groupId }) => getRow(hall.groups, groupId)?.prefix ?? '')
          .filter((each) => each !== ''),
        last: window.id === local.lastWindowId,
        refusal: open.ok
          ? null
          : say(open.error.code === 'window.no-skill' ? 'windows.skill.text' : 'reason.other.text'),
      };
    });
  const taken = local.takeOver;
  const window = taken && windows.find((each) => each.id === taken.windowId);
  const plate = taken?.refusal.params?.plate;
  const myDay = selectMyDay(hall, staff.staffId, now);
  const { minute } = wallAt(hall, now);
  const due = myDay?.line.posts.filter(({ leave, to }) => leave === null && minute < to) ?? [];
  return {
    kind: 'choose-window',
    clerk: staff.name,
    plate: staff.plate,
    windows: hallOf(hall) ? windows : [],
    online: view.connection.status === 'online',
    opening: local.opening,
    mayManage: mayManage(staff),
    mayGuide: mayGuide(staff),
    takeOver: window ? { window, plate: typeof plate === 'string' ? plate : '' } : null,
    openRefused: local.openRefused,
    myDay,
    planned: due.sort((a, b) => a.from - b.from)[0]?.window ?? null,
    timeZone: hallOf(hall)?.timeZone ?? 'Asia/Shanghai',
  };
}

/** Null where the line says nothing about which page to show. */
function refusedScreen(view: ClientView, local: LocalState): CounterScreen | null {
  const { connection } = view;
  if (local.enrolAgain) return { kind: 'enrol' };
  if (connection.status !== 'refused') return null;
  // Refused before anything was loaded: the local database was written by a newer app and is left alone [SY-11].
  if (connection.code === 'upgrade-required') return { kind: 'safe', reason: view.loaded ? 'upgrade' : 'newer' };
  if (connection.code === 'not-enrolled') return { kind: 'enrol' };
  // An ended session means a new log-in, not a dead device.
  return connection.code === 'session-expired' ? null : { kind: 'refused', code: connection.code };
}

/** Which page the counter shows. Pure: `now` is server time as known here, epoch ms. */
export function selectCounterScreen(
  view: ClientView,
  local: LocalState,
  now: number,
  callOrder: (desk: Desk, limit: number) => readonly Turn[] = callOrderOf,
): CounterScreen {
  const refused = refusedScreen(view, local);
  if (refused) return refused;
  if (!view.loaded) return { kind: 'loading' };
  const online = view.connection.status === 'online';
  const { staff } = view;
  if (!staff) {
    if (local.firstLogin) return { kind: 'first-password', login: local.firstLogin.login, online };
    const starting = view.connection.status === 'connecting' && view.connection.attempt === 0 && view.heardAt === null;
    return starting ? { kind: 'loading' } : { kind: 'log-in', online, ended: local.ended };
  }
  const desk = selectDesk(view, now);
  const work = desk && selectWork(view, local, desk, callOrder);
  if (local.locked) return { kind: 'locked', clerk: staff.name, plate: staff.plate, hasPin: staff.hasPin, work };
  const wantsManage = local.manage ?? (work === null && !staff.roles.includes('clerk'));
  if (mayManage(staff) && wantsManage) return selectManage(view, staff, now);
  const wantsGuide = local.guide ?? !staff.roles.includes('clerk');
  if (work === null && mayGuide(staff) && wantsGuide) return selectGuide(view, staff);
  return work ?? selectChoose(view, local, staff, now);
}
