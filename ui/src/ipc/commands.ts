/** Every command of the app, by name: what it takes and what it answers. */
import type { AccountState } from './bindings/AccountState';
import type { CourseMap } from './bindings/CourseMap';
import type { EventBatch } from './bindings/EventBatch';
import type { Exercise } from './bindings/Exercise';
import type { ExerciseRequest } from './bindings/ExerciseRequest';
import type { KeyboardView } from './bindings/KeyboardView';
import type { KeyPress } from './bindings/KeyPress';
import type { LayoutSummary } from './bindings/LayoutSummary';
import type { NewAccount } from './bindings/NewAccount';
import type { NewProfile } from './bindings/NewProfile';
import type { Period } from './bindings/Period';
import type { Position } from './bindings/Position';
import type { SessionResult } from './bindings/SessionResult';
import type { Settings } from './bindings/Settings';
import type { StartState } from './bindings/StartState';
import type { Statistics } from './bindings/Statistics';
import type { SyncState } from './bindings/SyncState';

/** No arguments. */
export type None = Record<string, never>;
interface Command<Args, Answer> {
  args: Args;
  answer: Answer;
}
interface OfSession {
  session_id: string;
}

export interface Commands {
  start: Command<None, StartState>;
  list_layouts: Command<None, LayoutSummary[]>;
  keyboard: Command<{ layout: string }, KeyboardView>;
  guess_layout: Command<{ language: string; presses: KeyPress[] }, string[]>;
  create_profile: Command<NewProfile, StartState>;
  select_profile: Command<{ id: string }, StartState>;
  course_map: Command<None, CourseMap>;
  open_exercise: Command<ExerciseRequest, Exercise>;
  record_events: Command<EventBatch, Position>;
  finish_session: Command<OfSession, SessionResult>;
  leave_session: Command<OfSession, SessionResult | null>;
  resume_session: Command<OfSession, Exercise>;
  discard_resumable: Command<OfSession, null>;
  session_result: Command<OfSession, SessionResult>;
  statistics: Command<{ period: Period }, Statistics>;
  change_settings: Command<Settings, Settings>;
  account: Command<None, AccountState>;
  register: Command<NewAccount, AccountState>;
  login: Command<{ email: string; password: string }, AccountState>;
  logout: Command<None, AccountState>;
  set_consent: Command<{ analytics: boolean; marketing: boolean }, AccountState>;
  sync_now: Command<None, AccountState>;
  retry_session: Command<OfSession, AccountState>;
  keep_session_local: Command<OfSession, AccountState>;
}

/** What the host pushes without being asked. */
export interface HostEvents {
  sync: SyncState;
}
