// Made from the table in crates/app/src/commands/mod.rs. Do not edit.
import type { CourseMap } from "./CourseMap";
import type { EventBatch } from "./EventBatch";
import type { Exercise } from "./Exercise";
import type { ExerciseRequest } from "./ExerciseRequest";
import type { GuessLayoutArgs } from "./GuessLayoutArgs";
import type { KeyboardArgs } from "./KeyboardArgs";
import type { KeyboardView } from "./KeyboardView";
import type { LayoutSummary } from "./LayoutSummary";
import type { NewProfile } from "./NewProfile";
import type { NoArgs } from "./NoArgs";
import type { Position } from "./Position";
import type { ProfileArgs } from "./ProfileArgs";
import type { SessionArgs } from "./SessionArgs";
import type { SessionResult } from "./SessionResult";
import type { Settings } from "./Settings";
import type { StartState } from "./StartState";
import type { Statistics } from "./Statistics";
import type { StatisticsArgs } from "./StatisticsArgs";

/** Every command of the app: its arguments and its answer. */
export type Commands = {
  start: { args: NoArgs; answer: StartState };
  create_profile: { args: NewProfile; answer: StartState };
  select_profile: { args: ProfileArgs; answer: StartState };
  course_map: { args: NoArgs; answer: CourseMap };
  open_exercise: { args: ExerciseRequest; answer: Exercise };
  record_events: { args: EventBatch; answer: Position };
  finish_session: { args: SessionArgs; answer: SessionResult };
  leave_session: { args: SessionArgs; answer: SessionResult | null };
  resume_session: { args: SessionArgs; answer: Exercise };
  discard_resumable: { args: SessionArgs; answer: null };
  session_result: { args: SessionArgs; answer: SessionResult };
  statistics: { args: StatisticsArgs; answer: Statistics };
  change_settings: { args: Settings; answer: Settings };
  list_layouts: { args: NoArgs; answer: Array<LayoutSummary> };
  keyboard: { args: KeyboardArgs; answer: KeyboardView };
  guess_layout: { args: GuessLayoutArgs; answer: Array<string> };
};
