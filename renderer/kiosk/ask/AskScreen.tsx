import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WISHES, type Wish } from '../../../shared/domain/ask/ask.ts';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { Button } from '../../ui/Button.tsx';
import {
  CheckIcon,
  CoinIcon,
  CrossIcon,
  HandIcon,
  PaperIcon,
  PeopleIcon,
  QuestionIcon,
  SearchIcon,
  StarIcon,
} from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { Page } from '../frame/Page.tsx';
import type { ScreenProps } from '../screens/screen-props.ts';
import styles from './AskScreen.module.css';

const ICON: Readonly<Record<Wish, ReactNode>> = {
  find: <SearchIcon />,
  access: <HandIcon />,
  form: <PaperIcon />,
  payment: <CoinIcon />,
  complaint: <StarIcon />,
  other: <QuestionIcon />,
};

const WORD = {
  find: 'ask.find.label',
  access: 'ask.access.label',
  form: 'ask.form.label',
  payment: 'ask.payment.label',
  complaint: 'ask.complaint.label',
  other: 'ask.other.label',
} as const satisfies Record<Wish, string>;

/** A person comes to this kiosk: what it is about, then whether somebody is on the way [KI-1]. */
export function AskScreen({ screen, actions, tools }: ScreenProps<'ask'>) {
  const { t } = useTranslation('kiosk');
  const { sign, state, busy } = screen;
  const nav = { tools, onBack: actions.back, onHome: actions.home };
  const trouble = <Trouble screen={screen} />;
  if (state === 'off-line') {
    return (
      <Page
        title={t('ask.offline.title')}
        info={
          <Notice tone="warn" role="status">
            {t('ask.offline.text')}
          </Notice>
        }
        controls={<Doors screen={screen} actions={actions} />}
        {...nav}
      />
    );
  }
  if (sign === null) {
    return (
      <Page
        title={t('ask.question.title')}
        first="controls"
        info={
          <>
            {busy && <Spinner />}
            {trouble}
            <p className={styles.note}>{t('ask.question.text')}</p>
          </>
        }
        controls={
          <>
            <ul className={styles.wishes}>
              {WISHES.map((wish) => (
                <li key={wish}>
                  <button
                    type="button"
                    className={styles.wish}
                    aria-disabled={busy}
                    onClick={() => actions.ask.make(wish)}
                  >
                    <span className={styles.icon}>{ICON[wish]}</span>
                    <span>{t(WORD[wish])}</span>
                  </button>
                </li>
              ))}
            </ul>
            <Doors screen={screen} actions={actions} />
          </>
        }
        {...nav}
      />
    );
  }
  const taken = state === 'taken';
  return (
    <Page
      title={taken ? t('ask.taken.title') : t('ask.asked.title')}
      info={
        <>
          <div className={styles.state} data-taken={taken} role="status">
            <span className={styles.mark}>{taken ? <CheckIcon /> : <PeopleIcon />}</span>
            <p className={styles.big}>
              {taken ? t('ask.taken.text', { plate: sign.plate ?? '' }) : t('ask.asked.text')}
            </p>
            <p className={styles.note}>{t('ask.stay.text')}</p>
          </div>
          {trouble}
        </>
      }
      controls={
        <Button
          size="big"
          wide
          icon={<CrossIcon />}
          aria-disabled={busy}
          onClick={() => actions.ask.withdraw(sign.askId)}
        >
          {t('ask.withdraw.label')}
        </Button>
      }
      {...nav}
    />
  );
}

/** What goes without a person: what others ask, and a question that is left here. Only what works now. */
function Doors({ screen, actions }: Pick<ScreenProps<'ask'>, 'screen' | 'actions'>) {
  const { t } = useTranslation('kiosk');
  const { go } = actions.ask;
  const online = screen.state !== 'off-line';
  return (
    <div className={styles.doors}>
      {screen.canRead && (
        <Button wide onClick={() => go({ step: 'faqs', category: null, page: 0 })}>
          {t('ask.faqs.title')}
        </Button>
      )}
      {online && (
        <Button wide onClick={() => go({ step: 'write', text: '' })}>
          {t('ask.write.label')}
        </Button>
      )}
      {online && (
        <Button wide onClick={() => go({ step: 'code', entry: '', triesLeft: null })}>
          {t('ask.read.label')}
        </Button>
      )}
    </div>
  );
}

function Trouble({ screen }: Pick<ScreenProps<'ask'>, 'screen'>) {
  const text = useMessageText();
  if (screen.trouble === null) return null;
  return (
    <Notice tone="warn" role="alert">
      {text(screen.trouble)}
    </Notice>
  );
}
