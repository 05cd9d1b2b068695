import { type FormEvent, useState } from 'react';
import { UNRESOLVED_REASONS, type UnresolvedReason } from '../../../shared/domain/ask/matter.ts';
import type { MatterMadeReply } from '../../../shared/domain/commands/replies.ts';
import { useClientView } from '../../hooks/use-client-view.ts';
import { useLocale, useLocalText } from '../../i18n/use-texts.ts';
import { useWords } from '../ui/use-speak.ts';
import { REASON_WORD } from './matter-words.ts';
import styles from './Register.module.css';
import type { Desk } from './use-desk.ts';

const KINDS = ['inquiry', 'unresolved', 'question'] as const;
const FORM_WORD = {
  inquiry: 'matter.form.inquiry',
  unresolved: 'matter.form.unresolved',
  question: 'matter.form.question',
} as const;

type Props = { readonly desk: Desk; readonly online: boolean };

/** Whoever is asked first registers it; what is typed here is put away sealed and leaves this page at once [SY-13]. */
export function MatterForm({ desk, online }: Props) {
  const words = useWords();
  const locale = useLocale();
  const local = useLocalText();
  const items = useClientView((view) => view.catalogue.items);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('inquiry');
  const [text, setText] = useState('');
  const [contact, setContact] = useState('');
  const [itemId, setItemId] = useState('');
  const [reason, setReason] = useState<UnresolvedReason>('not-accepted');
  const [made, setMade] = useState<MatterMadeReply | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const written = { text: text.trim(), ...(contact.trim() === '' ? {} : { contact: contact.trim() }) };
    const about = { written, locale, ...(itemId === '' ? {} : { itemId }) };
    const sent =
      kind === 'question'
        ? await desk.run('matter.leave', { written, locale })
        : kind === 'inquiry'
          ? await desk.run('matter.inquire', about)
          : await desk.run('matter.unresolved', { ...about, reason });
    if (sent === null) return;
    setMade(sent.reply);
    setText('');
    setContact('');
    setItemId('');
  }

  return (
    <form className={styles.form} aria-label={words('matter.form.title')} onSubmit={(event) => void submit(event)}>
      <h2 className={styles.head}>{words('matter.form.title')}</h2>
      <div className={styles.row}>
        {KINDS.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.button}
            aria-pressed={each === kind}
            onClick={() => setKind(each)}
          >
            {words(FORM_WORD[each])}
          </button>
        ))}
      </div>
      {kind === 'unresolved' && (
        <label className={styles.label}>
          {words('matter.form.reason')}
          <select
            className={styles.field}
            value={reason}
            onChange={(event) =>
              setReason(UNRESOLVED_REASONS.find((each) => each === event.target.value) ?? 'not-accepted')
            }
          >
            {UNRESOLVED_REASONS.map((each) => (
              <option key={each} value={each}>
                {words(REASON_WORD[each])}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className={styles.label}>
        {words('matter.form.text')}
        <textarea
          className={styles.text}
          rows={4}
          maxLength={500}
          value={text}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <label className={styles.label}>
        {words('matter.form.contact')}
        <input
          className={styles.field}
          maxLength={100}
          value={contact}
          autoComplete="off"
          onChange={(event) => setContact(event.target.value)}
        />
      </label>
      {kind !== 'question' && items.length > 0 && (
        <label className={styles.label}>
          {words('matter.form.item')}
          <select className={styles.field} value={itemId} onChange={(event) => setItemId(event.target.value)}>
            <option value="">{words('matter.form.noItem')}</option>
            {items.map((item) => (
              <option key={item.id} value={item.id}>
                {local(item.name)}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" className={styles.primary} disabled={!online || desk.busy || text.trim() === ''}>
        {words('matter.form.submit')}
      </button>
      {made && (
        <p role="status" className={styles.made}>
          {words('matter.made.text', { number: made.number, code: made.slipSecret?.checkCode ?? '' })}
        </p>
      )}
    </form>
  );
}
