import { type ReactNode, useState } from 'react';
import { classNames } from './class-names.ts';
import { BackspaceIcon, NextIcon, PreviousIcon } from './icons.tsx';
import { Keypad, type KeypadKey } from './Keypad.tsx';
import { accept, type Candidate, candidatesFor } from './pinyin.ts';
import styles from './TouchKeyboard.module.css';

export type KeyboardLabels = {
  readonly keyboard: string;
  readonly erase: string;
  readonly clear: string;
  readonly space: string;
  readonly digits: string;
  readonly letters: string;
  readonly newLine: string;
  /** Names the row of characters to choose from. */
  readonly candidates: string;
  readonly previous: string;
  readonly next: string;
  /** Stands in the row while there is nothing to choose from. */
  readonly hint: string;
};

type Props = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Letters become Chinese characters; otherwise they stay letters. */
  readonly pinyin: boolean;
  readonly labels: KeyboardLabels;
  /** Three long rows instead of four, for wide and for low screens. */
  readonly flat: boolean;
  /** Characters shown at a time. */
  readonly candidates: number;
  /** A key for a new line, where the text may have several. */
  readonly multiline?: boolean;
  /** What ends the typing, at the end of the last row. */
  readonly done?: { readonly label: ReactNode; readonly onPress: () => void };
};

const ERASE = 'Backspace';
const CLEAR = 'Clear';
const SPACE = 'Space';
const LAYER = 'Layer';
const ENTER = 'Enter';
const DONE = 'Done';
const LETTERS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;
const DIGITS = ['1234567890', '-_.:/@()，。', '、？！#&%+=“”'] as const;

/**
 * Keys on the glass for words [KI-5]. It edits the end of a text that the field above it also takes from a keyboard with
 * keys; the letters that are not characters yet stand in the text itself, so that a search finds by them at once.
 */
export function TouchKeyboard({ value, onChange, pinyin, labels, flat, candidates: perPage, multiline, done }: Props) {
  const [digits, setDigits] = useState(false);
  const layer = digits ? DIGITS : LETTERS;
  const press = (key: string) => {
    if (key === ERASE) onChange([...value].slice(0, -1).join(''));
    else if (key === CLEAR) onChange('');
    else if (key === LAYER) setDigits(!digits);
    else if (key === DONE) done?.onPress();
    else onChange(value + (key === SPACE ? ' ' : key === ENTER ? '\n' : key));
  };
  const rows = layer.map((row): KeypadKey[] => [...row].map((key) => ({ value: key })));
  const erase: KeypadKey = { value: ERASE, label: <BackspaceIcon />, name: labels.erase, tone: 'quiet' };
  const clear: KeypadKey = { value: CLEAR, label: labels.clear, tone: 'quiet' };
  const functions: KeypadKey[] = [
    { value: LAYER, label: digits ? labels.letters : labels.digits, tone: 'quiet', span: 1.5 },
    { value: SPACE, label: labels.space, tone: 'quiet', span: 3 },
    ...(multiline ? [{ value: ENTER, label: labels.newLine, tone: 'quiet', span: 1.5 } as const] : []),
    ...(done ? [{ value: DONE, label: done.label, span: 2 }] : []),
  ];
  if (flat) {
    rows[0]?.push(erase);
    rows[1]?.push(clear);
    rows[2]?.push(...functions);
  } else {
    rows[2]?.push(erase);
    rows.push([{ ...clear, span: 1.5 }, ...functions]);
  }
  return (
    <div className={classNames(styles.keyboard, flat && styles.flat)}>
      {pinyin && <Candidates key={value} value={value} perPage={perPage} labels={labels} onChange={onChange} />}
      <Keypad rows={rows} onKey={press} label={labels.keyboard} compact />
    </div>
  );
}

type CandidatesProps = Pick<Props, 'value' | 'onChange' | 'labels'> & { readonly perPage: number };

/** The characters that the letters can stand for; always as high, so that nothing jumps while one types. */
function Candidates({ value, onChange, labels, perPage }: CandidatesProps) {
  const [page, setPage] = useState(0);
  const all = candidatesFor(value);
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const shown = all.slice(page * perPage, (page + 1) * perPage);
  const gaps = perPage - shown.length;
  return (
    <fieldset className={styles.candidates}>
      <legend className="visually-hidden">{labels.candidates}</legend>
      {all.length === 0 && <p className={styles.hint}>{labels.hint}</p>}
      {shown.map((candidate: Candidate) => (
        <button
          key={candidate.text}
          type="button"
          lang="zh-CN"
          className={styles.candidate}
          onClick={() => onChange(accept(value, candidate))}
        >
          {candidate.text}
        </button>
      ))}
      {all.length > 0 && gaps > 0 && <span className={styles.gap} style={{ flexGrow: gaps }} />}
      {pages > 1 && (
        <>
          <button
            type="button"
            className={classNames(styles.candidate, styles.turn)}
            aria-label={labels.previous}
            aria-disabled={page === 0 || undefined}
            onClick={() => setPage(Math.max(0, page - 1))}
          >
            <PreviousIcon />
          </button>
          <button
            type="button"
            className={classNames(styles.candidate, styles.turn)}
            aria-label={labels.next}
            aria-disabled={page >= pages - 1 || undefined}
            onClick={() => setPage(Math.min(pages - 1, page + 1))}
          >
            <NextIcon />
          </button>
        </>
      )}
    </fieldset>
  );
}
