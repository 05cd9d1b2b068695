import { useTranslation } from 'react-i18next';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { Button } from '../../ui/Button.tsx';
import { PrinterIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { SlipState } from '../visit/visit.ts';
import styles from './ListPrint.module.css';

type Props = {
  readonly print: SlipState | null;
  readonly onPrint: () => void;
  /** The visitor says whether the paper came out after the printer broke off. */
  readonly onCameOut: (yes: boolean) => void;
};

/** The way to a list on paper, and what became of it [QU-3, KI-7]. */
export function ListPrint({ print, onPrint, onCameOut }: Props) {
  const { t } = useTranslation('kiosk');
  const button = (label: string) => (
    <Button size="big" icon={<PrinterIcon />} onClick={onPrint}>
      {label}
    </Button>
  );
  switch (print?.at) {
    case undefined:
      return button(t('guide.print.label'));
    case 'printing':
      return <Notice tone="info" role="status" title={t('guide.print.printing')} />;
    case 'printed':
      return <Notice tone="ok" role="status" title={t('guide.print.printed')} />;
    case 'asking':
      return (
        <div className={styles.ask}>
          <Notice tone="warn" role="alert" title={t('guide.print.asking')} />
          <Button onClick={() => onCameOut(true)}>{t('guide.print.yes')}</Button>
          <Button onClick={() => onCameOut(false)}>{t('guide.print.no')}</Button>
        </div>
      );
    case 'failed':
      switch (print.again) {
        case 'now':
          return (
            <div className={styles.ask}>
              <Notice tone="warn" role="alert" title={t('guide.print.failed')} />
              {button(t('guide.print.again'))}
            </div>
          );
        case 'refilled':
          return button(t('guide.print.label'));
        case 'after-refill':
          return <Notice tone="warn" role="alert" title={t('guide.print.noPaper')} />;
        case 'never':
          return <Notice tone="warn" role="alert" title={t('guide.print.failed')} />;
        default:
          return unreachable(print.again);
      }
    default:
      return unreachable(print);
  }
}
