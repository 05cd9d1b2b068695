import { type FormEvent, type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { GLOBAL_KEYS, type GlobalKey, type StripState } from '../../shared/ipc/channels.ts';
import { CallIcon, ClosedIcon, FreeIcon, LockIcon, PauseIcon, ServeIcon } from '../counter/ui/icons.tsx';
import { usePageLanguage } from '../hooks/use-page-language.ts';
import type { Platform } from '../platform/platform.ts';
import { classNames } from '../ui/class-names.ts';
import { OfflineIcon } from '../ui/icons.tsx';
import { spacedNumber } from '../ui/spaced-number.ts';
import styles from './StripPage.module.css';
import type { StripSource } from './strip-source.ts';

const ICON: Readonly<Record<StripState['status'], ReactNode>> = {
  closed: <ClosedIcon />,
  free: <FreeIcon />,
  called: <CallIcon />,
  serving: <ServeIcon />,
  paused: <PauseIcon />,
  offline: <OfflineIcon />,
  locked: <LockIcon />,
};

const WORD = {
  closed: 'state.closed.label',
  free: 'state.free.label',
  called: 'state.called.label',
  serving: 'state.serving.label',
  paused: 'state.paused.label',
  offline: 'state.offline.label',
  locked: 'state.locked.label',
} as const satisfies Record<StripState['status'], string>;

/** The key that a ready-made text such as `F1 叫下一位` begins with. */
export function keyOfText(text: string): GlobalKey | null {
  const name = /^F[1-8](?= )/.exec(text)?.[0];
  return GLOBAL_KEYS.find((key) => key === name) ?? null;
}

function PinBox({ platform }: { readonly platform: Platform }) {
  const { t } = useTranslation('counter');
  const [pin, setPin] = useState('');
  return (
    <form
      className={styles.pin}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (pin === '') return;
        void platform.call('strip.act', { act: 'unlock', pin });
        setPin('');
      }}
    >
      <input
        className={styles.input}
        type="password"
        inputMode="numeric"
        maxLength={8}
        value={pin}
        placeholder={t('strip.pin.label')}
        aria-label={t('strip.pin.label')}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the only thing to do while locked
        autoFocus
        onChange={(event) => setPin(event.target.value.replace(/[^0-9]/g, ''))}
      />
      <button type="submit" className={styles.unlock}>
        {t('strip.unlock.label')}
      </button>
    </form>
  );
}

type Props = { readonly platform: Platform; readonly source: StripSource };

/** The small window on top of other programs: number, state, who waits, and the next key. It knows nothing else. */
export function StripPage({ platform, source }: Props) {
  const { t, i18n } = useTranslation('counter');
  const state = useSyncExternalStore(source.subscribe, source.get);
  const locale = state?.locale;
  usePageLanguage();
  useEffect(() => {
    if (locale !== undefined) void i18n.changeLanguage(locale);
  }, [i18n, locale]);
  const status = state?.status ?? 'closed';
  const key = state ? keyOfText(state.next) : null;
  return (
    <main className={classNames(styles.strip, styles[status])} aria-label={t('strip.page.title')} data-state={status}>
      <button
        type="button"
        className={styles.number}
        title={t('strip.open.label')}
        onClick={() => void platform.call('strip.act', { act: 'open' })}
      >
        {state?.number ? (
          <span className={styles.ticket}>{spacedNumber(state.number)}</span>
        ) : (
          <span className={styles.window}>
            {state?.windowNumber != null
              ? t('work.window.label', { number: state.windowNumber })
              : t('strip.none.label')}
          </span>
        )}
      </button>
      <span className={styles.state}>
        <span className={styles.word}>
          {ICON[status]}
          {t(WORD[status])}
        </span>
        <span className={styles.waiting}>
          {state?.windowNumber != null ? t('strip.waiting.label', { waiting: state.waiting }) : ''}
        </span>
      </span>
      {status === 'locked' ? (
        <PinBox platform={platform} />
      ) : (
        <span className={styles.right}>
          {state && state.next !== '' && (
            <button
              type="button"
              className={styles.next}
              onClick={() => key && void platform.call('strip.act', { act: 'key', key })}
            >
              {state.next}
            </button>
          )}
          {state && state.hint !== '' && <span className={styles.hint}>{state.hint}</span>}
        </span>
      )}
    </main>
  );
}
