import '../platform/zod-without-eval.ts';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { present } from '../../shared/lib/assert.ts';
import { ClientProvider } from '../hooks/client-context.tsx';
import { Boundary } from '../kiosk/Boundary.tsx';
import { listContent } from '../kiosk/guide/list-content.ts';
import { Kiosk } from '../kiosk/Kiosk.tsx';
import { lineContent } from '../kiosk/lines/line-content.ts';
import { createHostInfo } from '../kiosk/service/host-info.ts';
import { createVisit } from '../kiosk/visit/create-visit.ts';
import { startPage } from '../platform/start-page.ts';
import { createListPrinter, createSlipPrinter } from '../slip/slip-printer.ts';
import '../ui/base.css';

/** Composition root of the kiosk: the parts of every page, the visit and the slip printer, then the screen. */
async function start(): Promise<void> {
  const page = await startPage({ mode: 'kiosk', face: 'guide', version: 'browser' });
  const { client, platform, clock, scheduler, texts, log, printer } = page;
  const host = await createHostInfo(platform);
  const paper = { host: platform, document, scheduler, getPrinter: () => host.get().settings.printer };
  const printList = createListPrinter(paper);
  const visits = createVisit({
    send: (type, payload) => client.send(type, payload),
    print: createSlipPrinter({ ...paper, texts, getHall: () => client.getView().hall }),
    printList: (carried, locale, job) =>
      printList(
        () => listContent({ view: client.getView(), carried, locale, t: texts.getFixedT(locale, 'kiosk') }),
        job,
      ),
    printLine: (line, locale, job) =>
      printList(() => lineContent({ view: client.getView(), line, locale, t: texts.getFixedT(locale, 'kiosk') }), job),
    printer,
    clock,
    scheduler,
    locale: host.get().settings.locale,
  });
  const onFault = (fault: unknown) => {
    log.error('kiosk.fault', { message: fault instanceof Error ? fault.message.slice(0, 300) : 'unknown' });
    visits.actions.end();
  };
  createRoot(present(document.getElementById('root'), 'root')).render(
    <I18nextProvider i18n={texts}>
      <ClientProvider client={client} platform={platform} clock={clock} scheduler={scheduler}>
        <Boundary onFault={onFault} onHopeless={() => window.location.reload()}>
          <Kiosk visits={visits} host={host} printer={printer} scans={page.scans} />
        </Boundary>
      </ClientProvider>
    </I18nextProvider>,
  );
}

void start();
