import type { RefObject } from 'react';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { ChooseWindowPage } from './access/ChooseWindowPage.tsx';
import { EnrolPage } from './access/EnrolPage.tsx';
import { FirstPasswordPage } from './access/FirstPasswordPage.tsx';
import { LockPage } from './access/LockPage.tsx';
import { LoginPage } from './access/LoginPage.tsx';
import { LoadingPage, RefusedPage, SafePage } from './access/StopPages.tsx';
import { GuidePage } from './guide/GuidePage.tsx';
import { ManagePage } from './manage/ManagePage.tsx';
import type { CounterScreen } from './model/select-screen.ts';
import { WorkPage } from './work/WorkPage.tsx';

type Props = { readonly screen: CounterScreen; readonly filterRef: RefObject<HTMLInputElement | null> };

/** The page of the model's screen; the counter and the practice hall draw the same ones. */
export function CounterScreenView({ screen, filterRef }: Props) {
  switch (screen.kind) {
    case 'loading':
      return <LoadingPage />;
    case 'enrol':
      return <EnrolPage />;
    case 'refused':
      return <RefusedPage code={screen.code} />;
    case 'safe':
      return <SafePage reason={screen.reason} />;
    case 'log-in':
      return <LoginPage online={screen.online} ended={screen.ended} />;
    case 'first-password':
      return <FirstPasswordPage online={screen.online} />;
    case 'choose-window':
      return <ChooseWindowPage screen={screen} />;
    case 'manage':
      return <ManagePage screen={screen} />;
    case 'guide':
      return <GuidePage screen={screen} />;
    case 'work':
      return <WorkPage work={screen} filterRef={filterRef} />;
    case 'locked':
      return <LockPage screen={screen} />;
    default:
      return unreachable(screen);
  }
}
