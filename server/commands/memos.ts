import type { Memo, ScopeTx } from '../storage/ports.ts';

/** [SY-3] the book of answers: one effect and one reply per command id. */
export interface Memos {
  find(tx: ScopeTx, id: string): Promise<Memo | undefined>;
  put(tx: ScopeTx, memo: Memo): Promise<void>;
}

/** Memos kept in the storage, in the same transaction as the effect. */
export const storedMemos: Memos = {
  find: (tx, id) => tx.findMemo(id),
  put: (tx, memo) => tx.putMemo(memo),
};
