import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { spacedNumber } from '../ui/spaced-number.ts';
import { Both } from './both-texts.tsx';
import styles from './WaitCaption.module.css';

/** "Please wait on", in writing, for as long as it is spoken: who cannot hear must not walk to the window in vain. */
export function WaitCaption({ number }: { readonly number: string }) {
  const { i18n } = useTranslation();
  const texts = useMemo(() => ({ zh: i18n.getFixedT('zh-CN', 'voice'), en: i18n.getFixedT('en', 'voice') }), [i18n]);
  const params = { number: spacedNumber(number) };
  return (
    <p className={styles.caption} role="status">
      <Both
        text={{ zh: texts.zh('board.wait-on.caption', params), en: texts.en('board.wait-on.caption', params) }}
        inline
      />
    </p>
  );
}
