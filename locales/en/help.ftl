# Shortcuts
help-title = Keyboard shortcuts
help-everywhere = Everywhere but in a lesson
help-profiles = In the list of profiles
help-lesson = In a lesson
help-result = On a result
help-texts = Own texts
help-or = or
help-posture = Posture and hands
help-open = Keyboard shortcuts
shortcut-help = Show these shortcuts
shortcut-profiles = Change the profile
shortcut-person = Choose a person by number or first letter
shortcut-pause = Rest; once more to leave
shortcut-figures = Show or hide speed and accuracy
shortcut-next = The next step
shortcut-leave = Back to where you came from
shortcut-paste = Add the text you copied
shortcut-back = Back to the list

# Before the very first lesson
intro-label = Before the first lesson
intro-steps = Steps before the first lesson
intro-step-sit = Sit down
intro-step-hands = Place your hands
intro-step-type = First keys
intro-skip = Skip
intro-sit-title = First, sit comfortably
intro-sit-lead = A minute now saves you a stiff neck later.
intro-picture = Someone sitting at a desk, seen from the side: back straight, elbows at a right angle, feet flat
intro-screen = The screen at eye level
intro-screen-note = An arm’s length away. Look at it, not at your hands.
intro-elbows = Elbows at a right angle
intro-elbows-note = Your wrists float; they do not lean on anything while you type.
intro-back = Back straight, shoulders low
intro-back-note = Let the chair carry you. Nothing should pull.
intro-feet = Feet flat on the floor
intro-feet-note = Or on a thick book, if the chair is high.
intro-sit-next = I sit well
intro-then-hands = Next: place your hands
intro-hands-title = Your fingers have a home
intro-hands-lead = Eight keys, eight fingers. After each key, every finger goes back home.
intro-keyboard = Keyboard with the home keys: { $left } and the left index finger, the right index finger and { $right }
intro-left = Left index finger on { $key }
intro-right = Right index finger on { $key }
intro-feel = The key has a small ridge. Feel for it without looking, then press it.
intro-found = You found it.
intro-others = The others lie beside them
intro-others-note = { $left } on the left, { $right } on the right. The thumbs hover over the space bar.
intro-uncounted = Nothing is counted here.
intro-then-lesson = Next: lesson 1, { $keys }
intro-hands-next = To the first lesson
intro-hands-untried = Go on without trying
intro-done = Back to the course

# Where it all comes from
sources-title = What Tactus is made of
sources-note = Everything is on this computer; nothing is loaded from elsewhere.
sources-program = Program
sources-faces = Typefaces
sources-words = Word lists
sources-words-note = Under CC BY-SA 4.0, with the practice made from them. Changed: filtered, merged, ranked and read word by word
sources-texts = Texts to practise
sources-layouts = Keyboard layouts
sources-parts = Parts by others
sources-parts-note = { $count ->
    [one] 1 library with its licence
   *[other] { $count } libraries with their licences
}

# A profile with a PIN
lock-text = Choose somebody else below, or give the PIN of this profile.
lock-pin-title = A PIN for this profile
lock-pin-note = Tactus then asks for it before it shows anything of this profile, after every start and every change of profile. It keeps curious people out; it is no lock for the data: whoever uses this computer can get at the files.
lock-pin-removed = There is no PIN any more.
lock-forgot-text = Then the PIN holds for another 24 hours, and this page says so to everyone. After that the profile opens without one. Nothing that was learned is touched.
