# Bringing data from elsewhere: an export of Tactus, the histories of keybr and monkeytype
bring-title = Bring your data here
bring-note = A ZIP that Tactus saved on another computer, or your history from keybr (typing-data.json) or monkeytype (results.csv). You see what is in it before anything is kept.
bring-choose = Choose a file…
bring-reading = Reading { $file }
bring-keeping = Taking it over. This can take a minute; you can go on typing afterwards.
bring-export-of = Export of Tactus: { $name }
bring-history-of = History from { $program }
bring-new-sessions = { $count ->
    [one] 1 session, { $first }
   *[other] { $count } sessions, { $first } to { $last }
}
bring-new-results = { $count ->
    [one] 1 result, { $first }
   *[other] { $count } results, { $first } to { $last }
}
bring-nothing-new = Everything in it is here already.
bring-no-new-sessions = None of its sessions is missing here.
bring-known = { $count ->
    [one] 1 more is here already
   *[other] { $count } more are here already
}
bring-texts = { $count ->
    [one] 1 own text
   *[other] { $count } own texts
}
bring-skipped-unreadable = { $rows ->
    [one] Row { $first } is passed over: it lacks a time or a figure
   *[other] { $rows } rows are passed over, the first is row { $first }: they lack a time or a figure
}
bring-skipped-impossible = { $rows ->
    [one] Row { $first } is passed over: nobody types like this
   *[other] { $rows } rows are passed over, the first is row { $first }: nobody types like this
}
bring-skipped-twice = { $rows ->
    [one] Row { $first } is passed over: it is in the file twice
   *[other] { $rows } rows are passed over, the first is row { $first }: they are in the file twice
}
bring-account-this = { $sessions ->
    [one] 1 session belongs to { $email }, the account you are signed in to
   *[other] { $sessions } sessions belong to { $email }, the account you are signed in to
}
bring-account-other = { $sessions ->
    [one] 1 session belongs to { $email }. It is kept here and never sent to another account
   *[other] { $sessions } sessions belong to { $email }. They are kept here and never sent to another account
}
bring-account-nameless = an account without a name
bring-account-none = Sessions that are in no account yet go to the one you are signed in to.
bring-rules-export = What is here stays. Of settings, the newer ones count; what you have opened and earned is added.
bring-rules-results = They stand in the statistics, marked as brought here. They count for no stars, unlocked lessons, achievements or streaks, and never leave this computer.
bring-keep = Bring it here
bring-done-sessions = { $count ->
    [0] Nothing was missing here.
    [one] 1 session is here now.
   *[other] { $count } sessions are here now.
}
bring-done-results = { $count ->
    [0] Nothing was missing here.
    [one] 1 result is here now.
   *[other] { $count } results are here now.
}
bring-done-texts = { $count ->
    [one] 1 own text came along.
   *[other] { $count } own texts came along.
}
bring-done-settings = { $count ->
    [one] 1 setting came along.
   *[other] { $count } settings came along.
}
bring-done-deleted = { $count ->
    [one] 1 session had been deleted here and stays so.
   *[other] { $count } sessions had been deleted here and stay so.
}
bring-done-conflicts = { $count ->
    [one] 1 session is not the same here and in the file; the one here stays.
   *[other] { $count } sessions are not the same here and in the file; those here stay.
}
bring-files-title = Brought from other programs
bring-file-results = { $count ->
    [one] 1 result, { $first }
   *[other] { $count } results, { $first } to { $last }
}
bring-remove = Take back
bring-remove-label = Take back { $file }
bring-removed = Taken back. Nothing of it is here any more.

# On the statistics page
imported-title = Before Tactus
imported-figures = { $speed } on average, { $best } at best, { $time } in all
imported-note = Brought here from a file, as that program computed it. It is not part of any other figure on this page.
imported-chart = Mean speed day by day: from { $from } on { $first } to { $to } on { $last }.

# What can be wrong with a file
error-import-foreign = This file is neither an export of Tactus nor a history from keybr (JSON) or monkeytype (CSV). Nothing was changed; choose another file.
error-import-too-large = This file is larger than { $megabytes } MB, more than any history. Nothing was changed; check that it is the right one.
error-import-broken = This history is broken or stops in the middle ({ $why }). Nothing was changed; save it once more where it comes from.
error-import-empty = There is not a single result in this file. Nothing was changed.
error-export-foreign = This ZIP was not saved by Tactus, or somebody changed it ({ $file }). Nothing was changed here; choose the ZIP as Tactus saved it.
error-export-incomplete = { $file } is missing from this export. Nothing was changed here; save the export once more on the other computer.
error-export-damaged = This export is damaged ({ $file }). Nothing was changed here; copy it once more, or save it again on the other computer.
error-export-newer = This export was made by a newer Tactus. Nothing was changed here; update Tactus, then bring it again.
error-export-too-large = This ZIP unpacks to more than { $megabytes } MB, which no export does. It was not opened, and nothing was changed.
