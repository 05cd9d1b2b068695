import type { ReactNode } from 'react';
import type { Need } from '../../../shared/domain/hall/hall-words.ts';
import { useLocale, useLocalText } from '../../i18n/use-texts.ts';
import { classNames } from '../../ui/class-names.ts';
import { AlertIcon, ClockIcon, InfoIcon, SilentIcon } from '../../ui/icons.tsx';
import { spacedNumber } from '../../ui/spaced-number.ts';
import type { CurrentTicket, WorkScreen } from '../model/select-work.ts';
import { NEED_WORD } from '../model/words.ts';
import { hallTime } from '../ui/hall-time.ts';
import { CallIcon } from '../ui/icons.tsx';
import { ClassTag, Tag } from '../ui/Tag.tsx';
import { useSpeak, useWords } from '../ui/use-speak.ts';
import styles from './TicketCard.module.css';

function Fact({
  icon,
  tone,
  children,
}: {
  readonly icon: ReactNode;
  readonly tone?: 'warn';
  readonly children: ReactNode;
}) {
  return (
    <li className={classNames(styles.fact, tone === 'warn' && styles.warn)}>
      {icon}
      <span>{children}</span>
    </li>
  );
}

/** Whether the loudspeaker has said it: a clerk who waits for somebody must know [QU-12]. */
function CallFacts({ call }: { readonly call: NonNullable<CurrentTicket['call']> }) {
  const words = useWords();
  return (
    <>
      <Fact icon={<CallIcon />}>{words('call.count.label', { calls: call.calls, max: call.max })}</Fact>
      {call.spoken === 'spoken' && <Fact icon={<CallIcon />}>{words('call.spoken.label')}</Fact>}
      {call.spoken === 'not-yet' && (
        <Fact icon={<AlertIcon />} tone="warn">
          {words('call.notYet.label')}
        </Fact>
      )}
      {call.spoken === 'silent' && <Fact icon={<SilentIcon />}>{words('call.silent.label')}</Fact>}
    </>
  );
}

function NeedTags({ needs }: { readonly needs: readonly Need[] }) {
  const words = useWords();
  return needs.map((need) => (
    <Tag key={need} tone="strong">
      {words(NEED_WORD[need])}
    </Tag>
  ));
}

function Current({ ticket, timeZone }: { readonly ticket: CurrentTicket; readonly timeZone: string }) {
  const words = useWords();
  const speak = useSpeak();
  const local = useLocalText();
  const locale = useLocale();
  return (
    <>
      <p
        className={classNames(styles.number, ticket.status === 'called' && styles.accent)}
        data-testid="current-number"
      >
        {spacedNumber(ticket.number)}
      </p>
      <div className={styles.about}>
        <div className={styles.titles}>
          <span className={styles.group}>{local(ticket.group)}</span>
          <ClassTag value={ticket.class} />
          {ticket.locale === 'en' && <Tag>{words('work.english.label')}</Tag>}
          <NeedTags needs={ticket.needs} />
        </div>
        <ul className={styles.facts}>
          {ticket.waitedMinutes !== null && (
            <Fact icon={<ClockIcon />}>{words('work.waited.label', { minutes: ticket.waitedMinutes })}</Fact>
          )}
          <Fact icon={<ClockIcon />}>
            {words('work.takenAt.label', { time: hallTime(ticket.takenAt, timeZone, locale) })}
          </Fact>
          {ticket.passes > 0 && (
            <Fact icon={<InfoIcon />}>{words('work.passed.label', { passes: ticket.passes })}</Fact>
          )}
          {ticket.visit.map(({ number, group, here }) => (
            <Fact key={number} icon={<InfoIcon />}>
              {words(here ? 'visit.here.label' : 'visit.elsewhere.label', { number, name: group })}
            </Fact>
          ))}
          {ticket.call && <CallFacts call={ticket.call} />}
        </ul>
        {ticket.why && <p className={styles.why}>{speak(ticket.why)}</p>}
      </div>
    </>
  );
}

function Nobody({ work }: { readonly work: WorkScreen }) {
  const words = useWords();
  const speak = useSpeak();
  const local = useLocalText();
  const { next, waiting } = work;
  return (
    <>
      <p className={styles.idle}>
        <span className={styles.idleWord}>
          {words(work.status === 'paused' ? 'work.none.paused' : 'work.none.free')}
        </span>
        <span className={styles.idleCount}>
          {waiting > 0 ? words('work.none.waiting', { waiting }) : words('work.none.nobody')}
        </span>
      </p>
      {next && (
        <div className={styles.about}>
          <div className={styles.titles}>
            <span className={styles.previewWord}>{words('work.preview.label')}</span>
            <span className={styles.previewNumber}>{spacedNumber(next.number)}</span>
            <ClassTag value={next.class} />
            <NeedTags needs={next.needs} />
          </div>
          <ul className={styles.facts}>
            <Fact icon={<InfoIcon />}>{local(next.group)}</Fact>
            <Fact icon={<ClockIcon />}>{words('work.waited.label', { minutes: next.minutes })}</Fact>
          </ul>
          <p className={styles.why}>{speak(next.why)}</p>
        </div>
      )}
    </>
  );
}

/** The centre of attention: the present number, or who would come next. */
export function TicketCard({ work }: { readonly work: WorkScreen }) {
  const words = useWords();
  return (
    <section className={classNames(styles.card, styles[work.status])} aria-label={words('work.current.label')}>
      {work.current ? <Current ticket={work.current} timeZone={work.timeZone} /> : <Nobody work={work} />}
    </section>
  );
}
