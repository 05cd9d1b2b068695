import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireCode } from '../../shared/protocol/errors.ts';
import { usePlatform } from '../hooks/client-context.tsx';
import { messageOf } from '../i18n/message.ts';
import { Both, useBoth } from './both-texts.tsx';
import styles from './WallMessage.module.css';
import { WallMessage } from './WallMessage.tsx';

/** The server does not want this screen: what it said, and who can help. */
export function RefusedWall({ code }: { readonly code: WireCode }) {
  const both = useBoth();
  const platform = usePlatform();
  const { i18n } = useTranslation();
  const hint = useMemo(() => {
    const message = messageOf(code);
    return {
      zh: i18n.getFixedT('zh-CN', 'errors')(message.code, message.params),
      en: i18n.getFixedT('en', 'errors')(message.code, message.params),
    };
  }, [i18n, code]);
  return (
    <WallMessage title={both('board.refused.title')} hint={hint}>
      {platform.kind === 'electron' && <Both className={styles.hint} text={both('board.setup.hint')} />}
    </WallMessage>
  );
}
