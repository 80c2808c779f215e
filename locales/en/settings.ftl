settings-title = Settings
settings-keyboard = Keyboard and typing
settings-text = Text
settings-look = Appearance
settings-lesson = In the lesson
settings-about = This computer
settings-at-once = Changes take effect at once.
settings-reset = Reset this page
settings-reset-done = This page is as it was at first.

setting-layout = Keyboard layout
setting-layout-note = The one printed on your keys.
setting-policy = After a slip
setting-policy-note = In lessons. Figures from different choices are never compared.
policy-stop-on-error = Wait for the right key
policy-free = Go on, Backspace corrects
policy-no-backspace = Go on, nothing corrects
setting-speed = Speed
setting-speed-note = Words or characters a minute. A word counts as five characters.
speed-wpm = Words a minute
speed-cpm = Characters a minute

setting-text-size = Text size
setting-text-size-note = Of everything in this window.
setting-type-size = Text to type
setting-type-size-note = How large the letters to type are.
setting-letters = Space between letters
setting-letters-note = In the text to type.
setting-words = Space between words
setting-words-note = In the text to type.
setting-sample = This is how your lessons look
unit-px = { $value } px
unit-percent = { $value }%

setting-language = Language
setting-language-note = Of the interface. The course keeps its own.
setting-theme = Colors
setting-theme-note = “As the system” follows its contrast, too.
theme-system = As the system
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast

setting-keyboard = Keyboard picture
setting-keyboard-note = Below the text. Keys you have mastered fade, and come back when you hesitate.
setting-hands = Hands
setting-hands-note = Which finger comes next, left and right of the keyboard.
setting-figures = Speed and accuracy while typing
setting-figures-note = One quiet line at the top. The result shows them in any case.
setting-goal = Daily goal
setting-goal-note = A mark to aim at. A day without practice costs nothing.
goal-minutes-short = { $minutes } min
goal-none-short = None

about-version = Version
about-server = Sync server
about-server-note = Used only when you are signed in.
about-data = Your data
about-data-note = Every session is saved on this computer first. Without an account nothing leaves it.
about-report = Report for the administrator
about-report-note = How this computer, the network and the way to the server stand. It names nobody and holds nothing that was typed.
report-look = Show the report
report-close = Close
report-save = Save as a file
report-text = The report, in English
settings-locked = set for this computer
setting-on = On
setting-off = Off

settings-course = Course
setting-digits = Digits
setting-digits-note = Schools of typing differ here. Keep the one your hands know.
digits-standard = 6 with the right index finger, as most teach it
digits-t6 = 6 with the left index finger
digits-o0 = 6 with the left index finger, 2 with the little, 0 with the ring finger
digits-picture = Your keyboard with the finger of each key: { $fingers }
setting-course-language = Language of the course
setting-course-language-note = What you type. The interface has its own, under Appearance.
setting-course-age = Made for
setting-course-age-note = Texts, pace and words follow this.
course-stays = What you have reached in a course stays, and is there again when you come back to it.
course-changed = Your course is now “{ $name }”.
own-title = Your own courses and layouts
own-note = A teacher can write a course, and anyone a keyboard layout. Put the file into its folder, then read again.
own-courses = Courses
own-layouts = Layouts
own-again = Read again
own-none = Nothing there yet.
own-no-layout = None of your keyboard layouts types all of it.
own-problems = { $count ->
    [one] One file is not used
   *[other] { $count } files are not used
}
own-line = line { $line }

copies-title = Copies of your data
copies-note = Tactus makes one a day and keeps three, and one before each new version.
copies-none = The first copy is made today, after you have practised.
copy-day = Copy of { $day }
copy-update = Copy from before a new version
copy-sessions = { $count ->
    [0] no sessions yet
    [one] 1 session, newest of { $newest }
   *[other] { $count } sessions, newest of { $newest }
}
copy-restore = Go back to it
copy-ask = Go back to this copy?
copy-ask-text = Settings will be as they were then. Every session and every opened lesson, of the copy and since, stays; today’s file is kept beside it.
copy-ask-yes = Go back to the copy
copy-ask-no = Leave it as it is
copy-done = Your data is as in the copy, with everything typed since.
