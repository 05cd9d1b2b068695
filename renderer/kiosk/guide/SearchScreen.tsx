import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { SearchIcon } from '../../ui/icons.tsx';
import { Page } from '../frame/Page.tsx';
import { TouchField, TouchKeys } from '../parts/TouchText.tsx';
import styles from './guide.module.css';
import type { GuideProps } from './guide-props.ts';
import { ItemRows } from './ItemRows.tsx';
import { FallbackNote, Words } from './Words.tsx';

const MAX_LENGTH = 40;

/**
 * Search as one types [KI-5]. Letters find by pinyin and initials before any character is chosen. In low position keys
 * and results take turns in the part that can be reached, and what is found is read above the keys.
 */
export function SearchScreen({ screen, actions, capacity, low, tools }: GuideProps<'search'>) {
  const { t } = useTranslation('kiosk');
  const { step, items } = screen;
  const found = screen.found ?? 0;
  const set = (change: Partial<Pick<typeof step, 'text' | 'typing'>>) =>
    actions.guide({ type: 'guide-set', step: { ...step, ...change, page: 0 } });
  const type = (text: string) => set({ text });
  const field = (
    <TouchField
      label={t('guide.search.label')}
      labelHidden
      value={step.text}
      onChange={type}
      onEnter={() => set({ typing: false })}
      maxLength={MAX_LENGTH}
      icon={<SearchIcon />}
    />
  );
  const keys = (
    <TouchKeys
      value={step.text}
      onChange={type}
      maxLength={MAX_LENGTH}
      size={capacity.keyboard}
      {...(low && found > 0
        ? { done: { label: t('guide.search.show', { count: found }), onPress: () => set({ typing: false }) } }
        : {})}
    />
  );
  const showsKeys = !low || step.typing || found === 0;
  return (
    <Page
      title={t('guide.search.title')}
      tools={tools}
      info={
        <>
          {field}
          <Found screen={screen} />
          {low && showsKeys ? <Preview screen={screen} /> : !low && <ItemRows rows={items.rows} actions={actions} />}
          <FallbackNote texts={items.rows.map(({ name }) => name)} />
        </>
      }
      controls={
        showsKeys ? (
          keys
        ) : (
          <>
            <ItemRows rows={items.rows} actions={actions} />
            <Button onClick={() => set({ typing: true })}>{t('guide.search.keys')}</Button>
          </>
        )
      }
      {...(showsKeys && low ? {} : { paging: { page: items.page, pages: items.pages, onTurn: actions.turn } })}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

function Found({ screen }: Pick<GuideProps<'search'>, 'screen'>) {
  const { t } = useTranslation('kiosk');
  const { step, found } = screen;
  const text =
    step.text.trim() === ''
      ? t('guide.search.hint')
      : found === null
        ? t('guide.search.ready')
        : found === 0
          ? t('guide.search.none')
          : t('guide.search.found', { count: found });
  return (
    <p className={styles.found} role="status">
      {text}
    </p>
  );
}

/** The first results, to be read: up there nothing can be reached. */
function Preview({ screen }: Pick<GuideProps<'search'>, 'screen'>) {
  return (
    <ul className={styles.preview}>
      {screen.items.rows.map((row) => (
        <li key={row.id}>
          <Words said={row.name} />
        </li>
      ))}
    </ul>
  );
}
