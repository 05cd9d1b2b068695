import { type RefObject, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClientProvider, useClient, useClock, usePlatform, useScheduler } from '../hooks/client-context.tsx';
import { useClientView } from '../hooks/use-client-view.ts';
import { CounterPage } from './CounterPage.tsx';
import { PracticePage } from './practice/PracticePage.tsx';
import { PracticeProvider } from './practice/practice-context.tsx';
import { canPractise } from './practice/practice-hall.ts';
import type { OpenedPractice, PracticeHalls } from './practice/practice-halls.ts';
import type { CounterSession } from './session/counter-session.ts';

type Props = {
  readonly session: CounterSession;
  readonly practice: PracticeHalls;
  readonly filterRef: RefObject<HTMLInputElement | null>;
};

/** The counter, or the practice hall in its place. The real client goes on underneath and nobody sits at a window. */
export function CounterRoot({ session, practice, filterRef }: Props) {
  const client = useClient();
  const platform = usePlatform();
  const clock = useClock();
  const scheduler = useScheduler();
  const { t } = useTranslation('counter');
  const possible = useClientView(({ hall }) => canPractise(hall));
  const [opened, setOpened] = useState<OpenedPractice | null>(null);
  const leave = useCallback(() => {
    setOpened((now) => {
      now?.stop();
      return null;
    });
  }, []);
  const trainee = t('practice.trainee.name');
  const open = useCallback(
    () => setOpened(practice.open(client.getView().hall, trainee, leave)),
    [practice, client, trainee, leave],
  );
  if (opened) {
    return (
      <ClientProvider client={opened.client} platform={platform} clock={clock} scheduler={scheduler}>
        <PracticePage session={opened.session} filterRef={filterRef} onLeave={leave} />
      </ClientProvider>
    );
  }
  return (
    <PracticeProvider open={possible ? open : null}>
      <CounterPage session={session} filterRef={filterRef} />
    </PracticeProvider>
  );
}
