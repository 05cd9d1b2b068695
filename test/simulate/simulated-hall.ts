import type { Actor } from '../../shared/domain/commands/actor.ts';
import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { CommandAck } from '../../shared/protocol/down.ts';

/** What a simulated person can do with a hall: let time pass, give a command as somebody, look. */
export interface SimulatedHall {
  now(): number;
  /** Lets time pass until this instant; jobs of the hall run meanwhile. Never goes back. */
  goTo(at: number): Promise<void>;
  /** A public command, parsed by the edge like one from a socket. */
  send(actor: Actor, type: string, payload: Record<string, unknown>): Promise<CommandAck>;
  state(): HallState;
  /** Told of every commit, with the states before and after. */
  onCommit(listener: (before: HallState, after: HallState) => void): void;
  stop(): Promise<void>;
}

export type OpenHallOptions = { readonly file: HallFile; readonly startAt: number };
