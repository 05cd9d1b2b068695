import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CALL_REASONS, type CallReason } from '../../../shared/domain/floor/floor.ts';
import type { Outcome } from '../../../shared/domain/hall/hall-words.ts';
import { spacedNumber } from '../../ui/spaced-number.ts';
import { OUTCOME_WORD } from '../model/words.ts';
import { useWords } from '../ui/use-speak.ts';
import { useReasonWord } from './manage-words.ts';
import styles from './Panel.module.css';
import type { AtWindow } from './select-manage.ts';
import type { WindowPanelProps } from './WindowPanel.tsx';

const NUMBER = /^[A-Z]{1,2}[0-9]{2,6}$/;

/** Calls a number out of its turn to this free window; the reason stands in the day's log. */
export function CallNumber({ tile, screen, act }: WindowPanelProps) {
  const { t } = useTranslation('manage');
  const reasonWord = useReasonWord();
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState<CallReason>('mistake');
  const ready = NUMBER.test(number) && screen.online && !act.busy;

  async function call(): Promise<void> {
    if (await act.run('ticket.callNumber', { windowId: tile.id, number, reason })) setNumber('');
  }

  return (
    <form
      className={styles.row}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (ready) void call();
      }}
    >
      <input
        className={styles.number}
        value={number}
        maxLength={8}
        autoComplete="off"
        aria-label={t('window.number.label')}
        placeholder={t('window.number.label')}
        onChange={(event) => setNumber(event.target.value.toUpperCase().replace(/[^A-Z0-9]/g, ''))}
      />
      <select
        className={styles.grow}
        aria-label={t('window.reason.label')}
        value={reason}
        onChange={(event) => setReason(CALL_REASONS.find((each) => each === event.target.value) ?? 'mistake')}
      >
        {CALL_REASONS.map((each) => (
          <option key={each} value={each}>
            {reasonWord(each)}
          </option>
        ))}
      </select>
      <button type="submit" className={styles.submit} aria-disabled={!ready}>
        {t('window.call.label')}
      </button>
    </form>
  );
}

/** Ends a service that nobody ended. */
export function EndService({ ticket, tile, screen, act }: WindowPanelProps & { readonly ticket: AtWindow }) {
  const { t } = useTranslation('manage');
  const words = useWords();
  const [outcome, setOutcome] = useState<Outcome>(screen.outcomes[0] ?? 'handled');
  const off = !screen.online || act.busy;
  return (
    <div className={styles.row}>
      <span className={styles.number}>{spacedNumber(ticket.number)}</span>
      <select
        className={styles.grow}
        aria-label={t('window.outcome.label')}
        value={outcome}
        onChange={(event) => setOutcome(screen.outcomes.find((each) => each === event.target.value) ?? outcome)}
      >
        {screen.outcomes.map((each) => (
          <option key={each} value={each}>
            {words(OUTCOME_WORD[each])}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={styles.quiet}
        aria-disabled={off}
        onClick={() => void (off || act.run('service.end', { windowId: tile.id, ticketId: ticket.id, outcome }))}
      >
        {ticket.status === 'held' ? t('window.endHeld.label') : t('window.end.label')}
      </button>
    </div>
  );
}
