import { type Locale, type LocalText, textIn } from '../../lib/text.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { Incident } from '../floor/floor.ts';
import { TICKET_CLASSES } from '../ticket/ticket.ts';
import type { Counted, DaySheet, Minutes } from './day-sheet.ts';
import { attendance, covers, leaves } from './sheet-people.ts';
import {
  SHEET_SECTIONS,
  type SheetCell,
  type SheetSection,
  type SheetSectionId,
  type Speech,
  section,
} from './sheet-section.ts';
import { type SheetWord, sheetWords } from './sheet-words.ts';

export type SheetDocument = {
  readonly title: string;
  readonly hall: string;
  /** The business day in words. */
  readonly day: string;
  /** From when to when, or that it is only so far. */
  readonly state: string;
  readonly facts: readonly { readonly label: string; readonly value: number }[];
  readonly sections: readonly SheetSection[];
};

/** A business day in words; it is a date and has no time zone. */
export function sheetDay(day: string, locale: Locale): string {
  const format = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, format).format(Date.parse(day));
}

function speechOf(sheet: DaySheet, locale: Locale): Speech {
  const words = sheetWords(locale);
  const local = (text: LocalText) => textIn(text, locale);
  const format = { timeZone: sheet.timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const clock = new Intl.DateTimeFormat(locale, format);
  const groupNames = new Map(sheet.groups.map(({ id, name }) => [id, local(name)]));
  const windowNumbers = new Map(sheet.windows.map(({ id, number }) => [id, String(number)]));
  const group = (id: string | null) => (id === null ? words('all') : (groupNames.get(id) ?? id));
  return {
    words,
    local,
    time: (at) => clock.format(at),
    person({ staffId, plate }) {
      const name = sheet.names[staffId];
      if (name) return words('named', { name: local(name), plate });
      return plate === '' ? words('nobody') : words('plate', { plate });
    },
    group,
    groups: (ids) => (ids.length === 0 ? words('all') : ids.map(group).join(locale === 'en' ? ', ' : '、')),
    window: (id) => (id === null ? '' : (windowNumbers.get(id) ?? id)),
  };
}

function counts(sheet: DaySheet, speech: Speech): SheetSection {
  const columns = ['issued', 'movedIn', 'movedOut', 'served', 'noShows', 'cancelled', 'unserved', 'open'] as const;
  const shown = columns.filter((each) => each !== 'open' || sheet.until === null || sheet.hall.open > 0);
  const row = (name: string, of: Counted) => [name, ...shown.map((each) => of[each])];
  const rows = sheet.groups.map((group) => row(speech.local(group.name), group));
  return section('counts', speech, {
    columns: ['group', ...shown],
    rows: [...rows, row(speech.words('all'), sheet.hall)],
    hasTotal: true,
  });
}

/** A spread in a row; of no times there is nothing to say. */
const spread = ({ count, mean, median, p90, longest, flagged }: Minutes): SheetCell[] =>
  count === 0 ? [0, null, null, null, null, flagged] : [count, mean, median, p90, longest, flagged];

const isSeen = ({ count, flagged }: Minutes) => count + flagged > 0;
const SPREAD = ['mean', 'median', 'p90', 'longest', 'flagged'] as const satisfies readonly SheetWord[];

function waits(sheet: DaySheet, speech: Speech): SheetSection {
  const { words } = speech;
  const rowsOf = (name: string, { wait, waitAll }: Counted) => {
    const classes = TICKET_CLASSES.filter((each) => isSeen(wait[each]));
    const own = classes.map((each) => [name, words(`class.${each}`), ...spread(wait[each])]);
    return classes.length === 1 ? own : [...own, [name, words('class.all'), ...spread(waitAll)]];
  };
  const rows = [
    ...sheet.groups
      .filter(({ waitAll }) => isSeen(waitAll))
      .flatMap((group) => rowsOf(speech.local(group.name), group)),
    ...(isSeen(sheet.hall.waitAll) ? rowsOf(words('all'), sheet.hall) : []),
  ];
  return section('wait', speech, {
    columns: ['group', 'class', 'calls', ...SPREAD],
    rows,
    hasTotal: rows.length > 0,
    hint: 'flaggedHint',
  });
}

function services(sheet: DaySheet, speech: Speech): SheetSection {
  const rows = sheet.groups
    .filter(({ service }) => isSeen(service))
    .map((group) => [speech.local(group.name), ...spread(group.service)]);
  const total = isSeen(sheet.hall.service) ? [[speech.words('all'), ...spread(sheet.hall.service)]] : [];
  return section('service', speech, {
    columns: ['group', 'services', ...SPREAD],
    rows: [...rows, ...total],
    hasTotal: total.length > 0,
  });
}

function windows(sheet: DaySheet, speech: Speech): SheetSection {
  return section('windows', speech, {
    columns: ['window', 'served', 'openMin', 'busyMin', 'pausedMin', 'clerks'],
    rows: sheet.windows
      .filter(({ openMin, served }) => openMin > 0 || served > 0)
      .map(({ number, served, openMin, busyMin, pausedMin, clerks }) => [
        number,
        served,
        openMin,
        busyMin,
        pausedMin,
        clerks.map(speech.person).join(', '),
      ]),
  });
}

function leftovers(sheet: DaySheet, speech: Speech): SheetSection {
  const { words } = speech;
  return section('leftovers', speech, {
    columns: ['number', 'group', 'outcome', 'by', 'time', 'note'],
    rows: sheet.leftovers.map(({ number, groupId, outcome, by, at, note }) => [
      number,
      speech.group(groupId),
      words(`settled.${outcome}`),
      by.plate === '' && outcome === 'first-tomorrow' ? words('visitor') : speech.person(by),
      speech.time(at),
      note,
    ]),
  });
}

function reasons({ reasons: given }: DaySheet, speech: Speech): SheetSection {
  const { words } = speech;
  const rows: SheetCell[][] = [
    ...given.called.map(({ reason, count }) => [words('kind.called'), words(`called.${reason}`), count, null]),
    ...given.priority.map(({ reason, count }) => [words('kind.priority'), words(`priority.${reason}`), count, null]),
    ...given.moved.map(({ reason, count }) => [words('kind.moved'), words(`moved.${reason}`), count, null]),
    ...(given.passed === 0 ? [] : [[words('kind.passed'), words('passed.passed'), given.passed, null]]),
    ...given.outcome.map(({ reason, count }) => [words('kind.outcome'), words(`outcome.${reason}`), count, null]),
    ...given.cancelled.map(({ reason, count }) => [words('kind.cancelled'), words(`cancelled.${reason}`), count, null]),
    ...given.pause.map(({ reason, count, minutes }) => [words('kind.pause'), words(`pause.${reason}`), count, minutes]),
  ];
  return section('reasons', speech, { columns: ['kind', 'reason', 'count', 'spent'], rows });
}

/** What happened, and what was written to it. */
function logged(incident: Incident, speech: Speech): readonly [what: string, note: string | null] {
  const { words } = speech;
  const group = speech.group(incident.groupId);
  const number = incident.number ?? '';
  const window = speech.window(incident.windowId);
  switch (incident.kind) {
    case 'help': {
      const came = incident.taken ? words('log.taken', { person: speech.person(incident.taken) }) : words('log.open');
      const note = incident.closed === null ? came : words('log.closed', { came, note: incident.closed.note });
      return [words('log.help', { window, number }), note];
    }
    case 'fault': {
      const over = incident.endedAt === null ? null : speech.time(incident.endedAt);
      return [
        words('log.fault', { fault: words(`fault.${incident.fault}`), group }),
        over === null ? words('log.faultOn') : words('log.faultUntil', { time: over }),
      ];
    }
    case 'called':
      return [words('log.called', { number, window, reason: words(`called.${incident.reason}`) }), null];
    case 'service-ended':
      return [words('log.service-ended', { number, window }), null];
    case 'freed':
      return [words('log.freed', { window, n: incident.tickets }), null];
    case 'moved':
      return [words('log.moved', { window, groups: speech.groups(incident.groupIds) }), null];
    case 'intake':
      if (incident.intake === 'rule') return [words('log.ruled', { group }), null];
      return [words(incident.intake === 'stopped' ? 'log.stopped' : 'log.opened', { group }), null];
    case 'day-ended':
      return [words('log.day-ended'), null];
    case 'note':
      return [words('log.note'), incident.note];
    default:
      return unreachable(incident);
  }
}

function log(sheet: DaySheet, speech: Speech): SheetSection {
  return section('log', speech, {
    columns: ['time', 'what', 'note', 'by'],
    rows: sheet.incidents.map((incident) => [
      speech.time(incident.at),
      ...logged(incident, speech),
      speech.person(incident.by),
    ]),
  });
}

function alarms(sheet: DaySheet, speech: Speech): SheetSection {
  return section('alarms', speech, {
    columns: ['time', 'what', 'number', 'by'],
    rows: sheet.alarms.map(({ kind, at, by, groupId, number }) => {
      const about = groupId === null ? '' : ` · ${speech.group(groupId)}`;
      return [speech.time(at), `${speech.words(`alarm.${kind}`)}${about}`, number, speech.person(by)];
    }),
  });
}

function intake(sheet: DaySheet, speech: Speech): SheetSection {
  return section('intake', speech, {
    columns: ['time', 'what'],
    rows: sheet.intake.map(({ at, groupIds, reason }) => [
      speech.time(at),
      speech.words(reason === null ? 'rule.opened' : `rule.${reason}`, { groups: speech.groups(groupIds) }),
    ]),
  });
}

function broadcasts(sheet: DaySheet, speech: Speech): SheetSection {
  return section('broadcasts', speech, {
    columns: ['time', 'text'],
    rows: sheet.broadcasts.map(({ at, text }) => [speech.time(at), speech.local(text)]),
  });
}

function handOver({ handOver: written }: DaySheet, speech: Speech): SheetSection {
  const rows = written === null ? [] : [[speech.time(written.at), speech.person(written.by), written.note]];
  return section('handOver', speech, { columns: ['time', 'by', 'note'], rows });
}

const MAKERS: Readonly<Record<SheetSectionId, (sheet: DaySheet, speech: Speech) => SheetSection>> = {
  counts,
  wait: waits,
  service: services,
  windows,
  attendance,
  leaves,
  covers,
  leftovers,
  reasons,
  log,
  alarms,
  intake,
  broadcasts,
  handOver,
};

export function sheetDocument(sheet: DaySheet, locale: Locale): SheetDocument {
  const speech = speechOf(sheet, locale);
  const { words, time } = speech;
  const { hall } = sheet;
  const facts: [SheetWord, number][] = [
    ['issued', hall.issued],
    ['served', hall.served],
    ['noShows', hall.noShows],
    ['unserved', hall.unserved],
    ...(hall.open > 0 ? ([['open', hall.open]] as [SheetWord, number][]) : []),
    // Of no times there is no average.
    ...(hall.waitAll.count > 0
      ? ([
          ['meanWait', hall.waitAll.mean],
          ['longestWait', hall.waitAll.longest],
        ] as [SheetWord, number][])
      : []),
    ...(hall.service.count > 0 ? ([['meanService', hall.service.mean]] as [SheetWord, number][]) : []),
  ];
  return {
    title: words('title'),
    hall: speech.local(sheet.hallName),
    day: sheetDay(sheet.day, locale),
    state: sheet.until === null ? words('sofar', { time: time(sheet.at) }) : words('whole'),
    facts: facts.map(([label, value]) => ({ label: words(label), value })),
    sections: SHEET_SECTIONS.map((id) => MAKERS[id](sheet, speech)),
  };
}
