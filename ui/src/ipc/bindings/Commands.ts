// Made from the table in crates/app/src/commands/mod.rs. Do not edit.
import type { GuessLayoutArgs } from "./GuessLayoutArgs";
import type { KeyboardArgs } from "./KeyboardArgs";
import type { KeyboardView } from "./KeyboardView";
import type { LayoutSummary } from "./LayoutSummary";
import type { NoArgs } from "./NoArgs";

/** Every command of the app: its arguments and its answer. */
export type Commands = {
  list_layouts: { args: NoArgs; answer: Array<LayoutSummary> };
  keyboard: { args: KeyboardArgs; answer: KeyboardView };
  guess_layout: { args: GuessLayoutArgs; answer: Array<string> };
};
