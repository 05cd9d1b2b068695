import type { ReactNode } from 'react';
import type { TicketClass } from '../../../shared/domain/ticket/ticket.ts';
import { classNames } from '../../ui/class-names.ts';
import { CLASS_WORD } from '../model/words.ts';
import styles from './Tag.module.css';
import { useWords } from './use-speak.ts';

type Props = { readonly tone?: 'plain' | 'brand' | 'strong' | 'warn'; readonly children: ReactNode };

/** A word in a small frame. */
export function Tag({ tone = 'plain', children }: Props) {
  return <span className={classNames(styles.tag, styles[tone])}>{children}</span>;
}

/** The class of a ticket; the common one stays quiet. */
export function ClassTag({ value, quiet = false }: { readonly value: TicketClass; readonly quiet?: boolean }) {
  const words = useWords();
  if (quiet && value === 'normal') return null;
  return <Tag tone={value === 'normal' ? 'plain' : 'brand'}>{words(CLASS_WORD[value])}</Tag>;
}
