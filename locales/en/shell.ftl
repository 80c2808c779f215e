nav-label = Places
nav-course = Course
nav-coach = Coach
nav-statistics = Statistics
nav-settings = Settings
nav-account = Account
nav-late = Payment late: pay by { $date }
nav-late-stopped = Payment open: pay to go on

# One line in the sidebar: how sync stands
sync-signed-out = All on this computer
sync-synced = All saved, all synced
sync-running = Syncing
sync-waiting = { $count ->
    [one] 1 session waits
   *[other] { $count } sessions wait
}
sync-offline = Offline, { $count } waiting
sync-offline-none = Offline, all saved
sync-refused = Saved here, not synced
sync-sign-in = Sign in again to sync
sync-failed = { $count ->
    [one] 1 session not accepted
   *[other] { $count } sessions not accepted
}

# A window that could not open its data
failure-title = Tactus could not open
failure-safe = Nothing has been deleted. Your sessions stay in their file on this computer.
failure-details = What happened
failure-restart = If it keeps happening, restart Tactus and then the computer.
fault-title = Something went wrong here
fault-text = What you typed up to now is saved. You can go on; if this screen looks wrong, open the window again.
fault-reload = Open the window again

# A lesson that a crash or a power cut interrupted
resume-title = Go on where you stopped?
resume-text = “{ $title }” was interrupted at { $typed } of { $length }. It waits at that letter.
resume-continue = Continue the lesson
resume-discard = Leave it unfinished
resume-discard-note = Either way, what you typed is kept in your statistics.

notices-label = Messages from Tactus
notice-dismiss = Understood
resume-practice = Exercise: { $keys }
