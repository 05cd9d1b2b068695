import type { LocalText } from '../../lib/text.ts';
import type { Estimate } from '../estimate/estimate.ts';
import type { IntakeMark } from '../evening/evening.ts';
import type { GroupFile } from '../hall/hall-parts.ts';

/** A queue group (叫号组) with the counters of its calling policy, which `evolve` alone changes [QU-5]. */
export type Group = {
  readonly id: string;
  readonly prefix: string;
  readonly name: LocalText;
  readonly everyday: LocalText;
  /** Short name for the loudspeaker. */
  readonly spoken: LocalText;
  readonly zoneId: string;
  readonly minutes: number;
  readonly rank: number;
  readonly priority: boolean;
  readonly general: boolean;
  readonly realName: boolean;
  readonly quota: GroupFile['quota'];
  readonly limits: GroupFile['limits'];
  readonly staffing: GroupFile['staffing'];
  /** Appointments; rows from before there were any have none. */
  readonly booking?: GroupFile['booking'];
  readonly intake: 'open' | 'stopped';
  /** Why intake is as it is; null = nobody and nothing has touched it today. Rows from before this was kept have none. */
  readonly intakeMark?: IntakeMark | null;
  /** How often the rule of the evening has opened it again today; missing = never. */
  readonly reopenings?: number;
  /** Calls of today; orders reactivated tickets. */
  readonly calls: number;
  /** Priority calls in a row since the last other one. */
  readonly priorityRun: number;
  /** Other calls in a row since the last priority one. */
  readonly othersRun: number;
  /** Class of the last call that was not priority: appointments and normals alternate. */
  readonly lastOther: 'normal' | 'appointment' | null;
  /** Numbers that the manager called out of their turn since the group's last turn [QU-6, QU-15]. */
  readonly outOfTurn: number;
  readonly est: Estimate;
};
