import type { WireCode } from '../../../shared/protocol/errors.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import { useSession } from '../session/session-context.tsx';
import form from '../ui/Form.module.css';
import { useWords } from '../ui/use-speak.ts';
import { AccessFrame } from './AccessFrame.tsx';
import styles from './StopPages.module.css';

/** The replica is being read, or the first word of the server is awaited. */
export function LoadingPage() {
  const words = useWords();
  return (
    <AccessFrame screen="loading" title={words('page.title.text')}>
      <p className={styles.loading} role="status">
        <Spinner />
        {words('page.loading.text')}
      </p>
    </AccessFrame>
  );
}

/** The server does not want this computer; trying again alone will not help. */
export function RefusedPage({ code }: { readonly code: WireCode }) {
  const session = useSession();
  const words = useWords();
  return (
    <AccessFrame screen="refused" title={words('refused.page.title')}>
      <p>{code === 'revoked' ? words('refused.revoked.text') : words('refused.other.text', { code })}</p>
      {code === 'revoked' && (
        <button type="button" className={form.quiet} onClick={() => session.enrolAgain(true)}>
          {words('refused.again.label')}
        </button>
      )}
    </AccessFrame>
  );
}

/** Versions that cannot work together: nothing is touched, and who can help is said [SY-11]. */
export function SafePage({ reason }: { readonly reason: 'upgrade' | 'newer' }) {
  const words = useWords();
  return (
    <AccessFrame screen="safe" title={words('safe.page.title')}>
      <p>{words(reason === 'upgrade' ? 'safe.upgrade.text' : 'safe.newer.text')}</p>
    </AccessFrame>
  );
}
