import { useTranslation } from 'react-i18next';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { Button } from '../../ui/Button.tsx';
import { BackspaceIcon } from '../../ui/icons.tsx';
import { Keypad, type KeypadKey } from '../../ui/Keypad.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { spacedNumber } from '../../ui/spaced-number.ts';
import { Page } from '../frame/Page.tsx';
import type { LookUpScreen as LookUpView } from '../select/select-kiosk-screen.ts';
import { CODE_LENGTH, type EntryKeys, typeCode, typeNumber } from '../visit/number-entry.ts';
import styles from './LookUpScreen.module.css';
import type { ScreenProps } from './screen-props.ts';

const DELETE = 'Backspace';

/** Number, then check code: one question a page, only keys that can be right [QU-18]. */
export function LookUpScreen({ screen, capacity, actions, tools }: ScreenProps<'look-up'>) {
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
      controls={<Keys screen={screen} actions={actions} flat={capacity.flatKeys} />}
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

type KeysProps = Pick<ScreenProps<'look-up'>, 'screen' | 'actions'> & {
  /** Two wide rows instead of a block. */
  readonly flat: boolean;
};

function Keys({ screen, actions, flat }: KeysProps) {
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

  const rows = askNumber && number === '' ? letterRows(keys.letters, flat) : digitRows(keys, typed, askNumber, flat);
  const withName = rows.map((row) =>
    row.map((key) =>
      key.value === DELETE ? { ...key, label: <BackspaceIcon />, name: t('lookUp.delete.label') } : key,
    ),
  );
  return (
    <div className={styles.keys}>
      <Keypad rows={withName} onKey={press} label={t('lookUp.keys.label')} />
      <Button variant="primary" size="big" wide aria-disabled={!ready || undefined} onClick={submit}>
        {askNumber ? t('lookUp.next.label') : t('lookUp.search.label')}
      </Button>
    </div>
  );
}

/** First the letter: only those on slips of this hall. */
function letterRows(letters: readonly string[], flat: boolean): readonly KeypadKey[][] {
  const perRow = flat ? 6 : 4;
  const rows: KeypadKey[][] = [];
  for (let at = 0; at < letters.length; at += perRow) {
    const row = letters.slice(at, at + perRow);
    const gaps = at === 0 ? 0 : perRow - row.length;
    rows.push([...row.map((value) => ({ value })), ...Array.from({ length: gaps }, () => ({ value: '' }))]);
  }
  return rows;
}

/** Then digits, with the second letter of priority and appointment slips where one can follow. */
function digitRows(keys: EntryKeys, typed: string, askNumber: boolean, flat: boolean): readonly KeypadKey[][] {
  const enabled = !askNumber || keys.digits;
  const digit = (value: string): KeypadKey => ({ value, disabled: !enabled });
  const letters: KeypadKey[] = askNumber ? keys.letters.map((value) => ({ value })) : [];
  const [left = { value: '' }, ...more] = letters;
  const erase: KeypadKey = { value: DELETE, tone: 'quiet', disabled: typed === '' };
  if (flat) return [['1', '2', '3', '4', '5', '6'].map(digit), [...['7', '8', '9', '0'].map(digit), left, erase]];
  return [
    ['1', '2', '3'].map(digit),
    ['4', '5', '6'].map(digit),
    ['7', '8', '9'].map(digit),
    [left, ...more, digit('0'), erase],
  ];
}
