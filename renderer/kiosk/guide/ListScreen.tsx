import { useTranslation } from 'react-i18next';
import { Page } from '../frame/Page.tsx';
import { APPLICANT_WORD } from './BrowseScreen.tsx';
import type { GuideProps } from './guide-props.ts';
import { ItemRows } from './ItemRows.tsx';
import { FallbackNote, Words } from './Words.tsx';

/** The items of one theme, department or kind of applicant. */
export function ListScreen({ screen, actions, tools }: GuideProps<'list'>) {
  const { t } = useTranslation('kiosk');
  const { items, title, applicant } = screen;
  return (
    <Page
      kicker={t('guide.list.kicker')}
      title={
        <>
          {title !== null && <Words said={title} />}
          {applicant !== null && t(APPLICANT_WORD[applicant])}
        </>
      }
      tools={tools}
      first="controls"
      grow="controls"
      controls={<ItemRows rows={items.rows} actions={actions} />}
      info={<FallbackNote texts={items.rows.map(({ name }) => name)} />}
      paging={{ page: items.page, pages: items.pages, onTurn: actions.turn }}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}
