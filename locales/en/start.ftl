# First start: five questions in under a minute
start-skip = Skip, ask me later
start-not-now = Not now
start-step-language = Language
start-step-age = Age
start-step-name = Name
start-step-keyboard = Keyboard
start-step-goal = Goal
start-steps = Questions
start-left = { $count ->
    [0] Last question
    [one] One more question after this
   *[other] { $count } more questions after this
}
start-next = Continue
start-begin = To the course

start-language-title = In which language will you type?
start-language-lead = The course comes in it, and so does everything Tactus says.

start-age-title = Who is learning?
start-age-lead = Texts, pace and words depend on this.
start-age-only = There is one course in this language so far. It works for younger learners too; courses of their own will follow.
age-adults = Adult
age-adults-note = 18 and older
age-teens = Teenager
age-teens-note = 12 to 17
age-kids = Child
age-kids-note = 7 to 11: larger text, no speed

start-name-title = What shall we call you?
start-name-lead = It stands beside your progress, so that several people can share this computer. It never leaves it.
start-name-label = Name
start-name-help = You may leave it empty.

start-keyboard-title = Is this the keyboard in front of you?
start-keyboard-lead = Our guess, from your language and your system. Press a few letters to make it better.
start-keyboard-lead-pressed = { $count ->
    [one] Our guess, from your language and the key you have pressed.
   *[other] Our guess, from your language and the { $count } keys you have pressed.
}
start-keyboard-lead-chosen = The one you chose.
start-keyboard-hint = What you press lights up where we think it is. Nothing is recorded here.
start-keyboard-yes = Yes, that is mine
start-keyboard-other = Not quite?
start-keyboard-all = { $count ->
   *[other] All { $count } layouts
}
start-keyboard-later = You can change it any time.
form-ansi = flat Enter
form-iso = tall Enter

start-goal-title = How long would you like to practice?
start-goal-lead = A mark to aim at, no more. A day without practice costs nothing.
goal-minutes = { $minutes } minutes a day
goal-note-5 = one or two lessons
goal-note-10 = what the courses are made for
goal-note-20 = for a quick start
goal-none = No goal
goal-none-note = just practice
start-keyboard-picture = { $count ->
    [0] Keyboard { $name }. Nothing pressed yet.
   *[other] Keyboard { $name }. Pressed so far: { $keys }.
}
start-others = Or go on as
