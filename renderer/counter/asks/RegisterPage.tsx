import { useState } from 'react';
import { hallOf } from '../../../shared/domain/hall/hall-of.ts';
import { useClientView } from '../../hooks/use-client-view.ts';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useWords } from '../ui/use-speak.ts';
import { MatterForm } from './MatterForm.tsx';
import { MatterLine } from './MatterLine.tsx';
import styles from './Register.module.css';
import { selectRegister } from './select-register.ts';
import { useDesk } from './use-desk.ts';

/**
 * The register of matters: first inquiries, unresolved ones, questions left. Guides and managers see all of it, everybody
 * sees their own and what they are offered.
 */
export function RegisterPage() {
  const words = useWords();
  const messageText = useMessageText();
  const desk = useDesk();
  const view = useClientView((whole) => whole);
  const [wanted, setWanted] = useState<'mine' | 'all'>('all');
  const { staff, hall } = view;
  if (staff === null) return null;
  const register = selectRegister(hall, staff);
  const rows = wanted === 'all' && register.all !== null ? register.all : register.mine;
  const online = view.connection.status === 'online';
  const rest = { desk, online, timeZone: hallOf(hall)?.timeZone ?? 'Asia/Shanghai' };
  return (
    <div className={styles.page} data-screen="register">
      <MatterForm desk={desk} online={online} />
      <section className={styles.list} aria-label={words('matter.list.title')}>
        <div className={styles.row}>
          <h2 className={styles.head}>{words('matter.list.title')}</h2>
          <span className={styles.space} />
          {register.all !== null &&
            (['all', 'mine'] as const).map((each) => (
              <button
                key={each}
                type="button"
                className={styles.button}
                aria-pressed={wanted === each}
                onClick={() => setWanted(each)}
              >
                {words(each === 'all' ? 'matter.all.label' : 'matter.mine.label')}
              </button>
            ))}
        </div>
        {!online && <Notice tone="warn">{words('matter.offline.text')}</Notice>}
        {desk.message && (
          <Notice tone="warn" role="alert">
            {messageText(desk.message)}
          </Notice>
        )}
        {rows.length === 0 && <p className={styles.hint}>{words('matter.none.text')}</p>}
        <ul className={styles.lines}>
          {rows.map((row) => (
            <MatterLine key={row.id} row={row} {...rest} />
          ))}
        </ul>
      </section>
    </div>
  );
}
