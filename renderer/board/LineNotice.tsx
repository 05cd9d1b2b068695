import { classNames } from '../ui/class-names.ts';
import { OfflineIcon } from '../ui/icons.tsx';
import { Both, type BothText, useBoth } from './both-texts.tsx';
import { ageText, clockText } from './hall-time.ts';
import styles from './LineNotice.module.css';
import type { Line } from './select-line.ts';

type Props = {
  readonly line: Line;
  readonly timeZone: string;
  /** On the small display over a window. */
  readonly compact?: boolean;
};

/** Says plainly that the line is cut and how old the picture is; nothing while it is live [OF-5]. */
export function LineNotice({ line, timeZone, compact = false }: Props) {
  const text = useLineText(line, timeZone);
  if (text === null) return null;
  return (
    <div className={classNames(styles.notice, compact && styles.compact)} role="status">
      <OfflineIcon />
      <Both text={text} />
    </div>
  );
}

function useLineText(line: Line, timeZone: string): BothText | null {
  const both = useBoth();
  if (line.status === 'live') return null;
  if (line.since === null || line.ageMs === null) return both('board.line.never');
  const { key, n } = ageText(line.ageMs);
  return both(key, { time: clockText(line.since, timeZone), n });
}
