/**
 * Wire version. Client and server one version apart work together [SY-11]; an older client gets `upgrade-required`.
 * A test hashes the JSON Schema of both unions, so a change of the wire without a bump fails.
 * History:
 *   1 - first protocol: commands, batch, feeds with cursor and paged snapshots, staff log-in, phone view.
 *   2 - feed `manage`, notices in `queue`, the manager's commands; the phone view may carry an outside fault.
 *   3 - visits, reasons and identity in `ticket.take`; the guide's acts; the next matter of a visit.
 *   4 - devices report their health; rows `device` in `manage`.
 *   5 - the end of the day: leftovers, promises, hand-over; intake by the rule; rows `leftover`, `owed`, `handOver`.
 *   6 - the phone view lists the other numbers of the visit; a slip names the needs.
 *   7 - `device.rest`; the machine's own check in `device.report`.
 *   8 - return slips on an outside fault.
 *   9 - `day.sheet`.
 *  10 - roster, leave, cover, attendance: feeds `people` and `me:<staff>`, names of the staff.
 *  11 - feed `catalogue` carries the whole item, lines, articles, FAQs, maps and themes.
 *  12 - `carried` in `ticket.take`: the checklist of the guide goes with the number; `desk` shows it.
 *  13 - appointments: `booking.*`, rows `booking`, `slots`, `openings`, and the phone view of a booking.
 *  14 - asking for a person: `ask.*`, rows `ask` in `manage`, feed `kiosk:<device>`.
 *  15 - the register of matters: `matter.*`, rows `matter` in `manage`, `folder` in `me:<staff>`.
 *  16 - the waiting ranges by place have a row of their own: `replay` in `queue`, no longer in the group's.
 *  17 - editing of published content: `content.*`.
 *  18 - disclosure requests: `disclosure.*`, rows `disclosure` in `manage`.
 */
export const PROTOCOL_VERSION = 18;
export const MIN_SUPPORTED = 17;
