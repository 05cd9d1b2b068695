import { useTranslation } from 'react-i18next';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { Button } from '../../ui/Button.tsx';
import { BackspaceIcon } from '../../ui/icons.tsx';
import { Keypad, type KeypadKey } from '../../ui/Keypad.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { spacedNumber } from '../../ui/spaced-number.ts';
import { Page } from '../frame/Page.tsx';
import type { LookUpScreen as LookUpView } from '../select/select-kiosk-screen.ts';
import { CODE_LENGTH, typeCode, typeNumber } from '../visit/number-entry.ts';
import styles from './LookUpScreen.module.css';
import type { ScreenProps } from './screen-props.ts';

const DELETE = 'Backspace';
const LETTERS_PER_ROW = 6;

/** Number, then check code: one question a page, only keys that can be right [QU-18]. */
export function LookUpScreen({ screen, actions, tools }: ScreenProps<'look-up'>) {
  const { t } = useTranslation('kiosk');
  const askNumber = screen.step === 'number';
  return (
    <Page
      key={screen.step}
      kicker={t('lookUp.step.text', { step: askNumber ? 1 : 2 })}
      title={askNumber ? t('lookUp.number.title') : t('lookUp.code.title')}
      columns
      tools={tools}
      info={
        <>
          <Entry screen={screen} />
          <Problem screen={screen} />
        </>
      }
      controls={<Keys screen={screen} actions={actions} />}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

function Entry({ screen }: { readonly screen: LookUpView }) {
  const { t } = useTranslation('kiosk');
  if (screen.step === 'number') {
    return (
      <div className={styles.entry}>
        <p className={styles.label}>{t('lookUp.number.label')}</p>
        <output className={styles.field} aria-label={t('lookUp.number.label')}>
          {screen.number === '' ? (
            <span className={styles.empty}>{t('lookUp.empty.text')}</span>
          ) : (
            spacedNumber(screen.number)
          )}
        </output>
        <p className={styles.hint}>{t('home.scan.hint')}</p>
      </div>
    );
  }
  return (
    <div className={styles.entry}>
      <p className={styles.label}>
        {t('lookUp.number.label')} <strong>{spacedNumber(screen.number)}</strong>
      </p>
      <output className={styles.field} aria-label={t('lookUp.code.label')}>
        {Array.from({ length: CODE_LENGTH }, (_, index) => index).map((index) => (
          <span key={index} className={styles.digit}>
            {screen.code[index] ?? ''}
          </span>
        ))}
      </output>
      <p className={styles.hint}>{t('lookUp.code.hint')}</p>
    </div>
  );
}

function Problem({ screen }: { readonly screen: LookUpView }) {
  const { t } = useTranslation('kiosk');
  const messageText = useMessageText();
  const { problem } = screen;
  if (problem === null) {
    if (!screen.offline) return null;
    return (
      <Notice tone="warn" role="status">
        {t('lookUp.offline.text')}
      </Notice>
    );
  }
  if (problem.kind === 'trouble') {
    return (
      <Notice tone="warn" role="alert">
        {messageText(problem.trouble)}
      </Notice>
    );
  }
  if (problem.kind === 'not-a-slip') {
    return (
      <Notice tone="warn" role="alert" title={t('lookUp.notASlip.title')}>
        {t('lookUp.notASlip.text')}
      </Notice>
    );
  }
  return (
    <Notice tone="danger" role="alert" title={t('lookUp.wrong.title')}>
      {problem.triesLeft === 0 ? t('lookUp.locked.text') : t('lookUp.wrong.text', { n: problem.triesLeft })}
    </Notice>
  );
}

function Keys({ screen, actions }: Pick<ScreenProps<'look-up'>, 'screen' | 'actions'>) {
  const { t } = useTranslation('kiosk');
  const { step, number, code, heads, keys } = screen;
  const askNumber = step === 'number';
  const typed = askNumber ? number : code;
  const ready = !screen.offline && (askNumber ? keys.complete : screen.codeComplete);

  const press = (key: string) => {
    if (askNumber) actions.entry(key === DELETE ? number.slice(0, -1) : typeNumber(heads, number, key), '');
    else actions.entry(number, key === DELETE ? code.slice(0, -1) : typeCode(code, key));
  };
  const submit = () => {
    if (!ready) return;
    if (askNumber) actions.entryNext();
    else actions.lookUp({ by: 'code', number, code });
  };

  const firstLetters = [...new Set(heads.map((head) => head.slice(0, 1)))];
  const letters = keys.letters.length > 0 && number !== '' ? keys.letters : firstLetters;
  const digits = !askNumber || keys.digits;
  const letterRows: KeypadKey[][] = [];
  for (let at = 0; askNumber && at < letters.length; at += LETTERS_PER_ROW) {
    const row = letters.slice(at, at + LETTERS_PER_ROW);
    letterRows.push(row.map((value) => ({ value, disabled: !keys.letters.includes(value) })));
  }
  const digit = (value: string): KeypadKey => ({ value, disabled: !digits });
  const rows: KeypadKey[][] = [
    ...letterRows,
    ['1', '2', '3'].map(digit),
    ['4', '5', '6'].map(digit),
    ['7', '8', '9'].map(digit),
    [
      { value: '' },
      digit('0'),
      {
        value: DELETE,
        label: <BackspaceIcon />,
        name: t('lookUp.delete.label'),
        tone: 'quiet',
        disabled: typed === '',
      },
    ],
  ];
  return (
    <div className={styles.keys}>
      <Keypad rows={rows} onKey={press} label={t('lookUp.keys.label')} />
      <Button variant="primary" size="big" wide aria-disabled={!ready || undefined} onClick={submit}>
        {askNumber ? t('lookUp.next.label') : t('lookUp.search.label')}
      </Button>
    </div>
  );
}
