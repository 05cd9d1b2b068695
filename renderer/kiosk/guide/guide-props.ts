import type { ScreenProps } from '../screens/screen-props.ts';
import type { GuideScreen } from './select-guide.ts';

/** What a page of the guide desk gets. */
export type GuideProps<V extends GuideScreen['view']> = Omit<ScreenProps<'guide'>, 'screen'> & {
  readonly screen: Extract<GuideScreen, { view: V }>;
};
