/** One recorded piece of speech: its name in the list of clips, where its sound is, how long to be silent after it. */
export type Clip = { readonly name: string; readonly url: string; readonly pauseMs: number };

/** What became of an announcement. */
export type Spoken = {
  /** Clips that sounded to their end. */
  readonly played: number;
  /** Names of clips that could not be played; the rest went on without them [QU-16]. */
  readonly missing: readonly string[];
};

/** The loudspeaker. One announcement at a time: the voice never starts a second one before the first has ended. */
export interface Speaker {
  /** Plays the clips one after the other; never rejects. */
  speak(clips: readonly Clip[]): Promise<Spoken>;
  /** Falls silent; what is being said ends at once. */
  stop(): void;
}
