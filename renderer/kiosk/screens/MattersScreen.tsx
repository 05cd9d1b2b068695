import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { CrossIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../frame/Page.tsx';
import { PrefixBadge } from '../parts/PrefixBadge.tsx';
import { Take } from '../parts/Take.tsx';
import { useNumberList } from '../parts/use-number-list.ts';
import { useWaitText } from '../parts/use-wait-text.ts';
import type { MatterLine } from '../select/select-matters.ts';
import styles from './MattersScreen.module.css';
import type { ScreenProps } from './screen-props.ts';

/** [QU-17] the matters of one visit; one touch gives all their numbers on one slip. */
export function MattersScreen({ screen, actions, low, tools }: ScreenProps<'matters'>) {
  const { t } = useTranslation('kiosk');
  const { take, numbers } = screen;
  return (
    <Page
      title={t('matters.list.title')}
      columns
      tools={tools}
      info={
        <>
          <ul className={styles.lines}>
            {screen.lines.rows.map((line) => (
              // In low position nothing up here can be reached: "back" takes the last one away.
              <Line key={line.group.id} line={line} onDrop={low ? null : () => actions.dropMatter(line.group.id)} />
            ))}
          </ul>
          {take.kind === 'open' && !take.another ? (
            <Notice tone="info">{t('matters.full.text', { n: numbers })}</Notice>
          ) : (
            <p className={styles.note}>{t('matters.order.text')}</p>
          )}
        </>
      }
      controls={<Take {...screen} withHint={false} actions={actions} />}
      paging={{ page: screen.lines.page, pages: screen.lines.pages, onTurn: actions.turn }}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

function Line({ line, onDrop }: { readonly line: MatterLine; readonly onDrop: (() => void) | null }) {
  const { t } = useTranslation('kiosk');
  const wait = useWaitText();
  const list = useNumberList();
  const { group, matters } = line;
  return (
    <li className={styles.line}>
      <PrefixBadge prefix={group.prefix} />
      <span className={styles.words}>
        <span className={styles.word}>
          {matters === 1 ? group.word : t('matters.times.text', { word: group.word, n: matters })}
        </span>
        <span className={styles.wait}>
          <span>{wait.people(group.waiting)}</span>
          {line.windows.length > 0 && (
            <span>
              {t('group.place.text', { zone: line.zone, windows: list(line.windows), count: line.windows.length })}
            </span>
          )}
        </span>
      </span>
      {onDrop !== null && (
        <Button icon={<CrossIcon />} aria-label={t('matters.drop.label', { word: group.word })} onClick={onDrop} />
      )}
    </li>
  );
}
