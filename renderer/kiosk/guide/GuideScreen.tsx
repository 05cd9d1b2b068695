import { useTranslation } from 'react-i18next';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../frame/Page.tsx';
import type { ScreenProps } from '../screens/screen-props.ts';
import { BrowseScreen } from './BrowseScreen.tsx';
import { ChecklistScreen } from './ChecklistScreen.tsx';
import { ItemScreen } from './ItemScreen.tsx';
import { ListScreen } from './ListScreen.tsx';
import { QuestionScreen } from './QuestionScreen.tsx';
import { SearchScreen } from './SearchScreen.tsx';

/** The guide desk: find the matter, say what applies, leave with the list of what to bring. Works without a line [OF-2]. */
export function GuideScreen({ screen, ...rest }: ScreenProps<'guide'>) {
  switch (screen.view) {
    case 'browse':
      return <BrowseScreen screen={screen} {...rest} />;
    case 'list':
      return <ListScreen screen={screen} {...rest} />;
    case 'search':
      return <SearchScreen screen={screen} {...rest} />;
    case 'item':
      return <ItemScreen key={screen.step.itemId} screen={screen} {...rest} />;
    case 'question':
      return <QuestionScreen key={screen.situationId} screen={screen} {...rest} />;
    case 'checklist':
      return <ChecklistScreen screen={screen} {...rest} />;
    case 'gone':
      return <Gone {...rest} />;
    default:
      return unreachable(screen);
  }
}

function Gone({ actions, tools }: Pick<ScreenProps<'guide'>, 'actions' | 'tools'>) {
  const { t } = useTranslation('kiosk');
  return (
    <Page
      title={t('guide.gone.title')}
      tools={tools}
      info={<Notice tone="info">{t('guide.gone.text')}</Notice>}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}
