# The lesson: its head, the pause, the sentence that names the finger.
lesson-number = Lesson { $number }
lesson-practice = Practice
lesson-placement = Text { $number }
lesson-placement-note = Type as you always do. Esc stops here, and what you have typed counts.
lesson-own-text = Own text
lesson-test = { $unit ->
    [seconds] Test, { $amount } s
   *[words] Test, { $amount } words
}
lesson-test-note = The time begins with the first key and ends by itself after { $seconds } seconds.
lesson-of-seconds = of { $seconds } s
lesson-of = of { $length }
lesson-accurate = % accurate
lesson-out = Save and leave
lesson-hide-figures = Hide figures (F2)
lesson-show-figures = Show figures (F2)
lesson-again = Start again
lesson-pause = Pause (Esc)
lesson-go-on = Go on
lesson-leave = Save and leave
lesson-to-course = Back to the course
lesson-field = Type the text here
lesson-beat = Rhythm of the last 30 seconds
lesson-space = space
lesson-caps-lock = Caps Lock is on
lesson-faded = Mastered keys fade. They come back if you hesitate.

# Pause. $reason: learner, window, focus, idle, resumed
lesson-paused = { $reason ->
    [resumed] You are where you left off.
   *[learner] Paused.
}
lesson-pause-on = Press any letter to go on.
lesson-pause-why = { $reason ->
    [window] The clock stopped when you left the window. That first press does not count.
    [focus] The clock stopped when you left the text. That first press does not count.
    [idle] The clock stopped after a minute without a key. That first press does not count.
    [resumed] Everything you had typed is here. That first press does not count.
   *[learner] The clock stands still. That first press does not count.
}

# Another layout is active than the lesson's. $foreign is its name. $system: mac, windows, linux
lesson-layout-other = Your keyboard types other letters now.
lesson-layout-active = Your keyboard is set to { $foreign } now.
lesson-layout-then = Switch, then press any letter.
lesson-layout-switch = This lesson is for { $layout }. { $system ->
    [mac] Switch with Control + Space, or in the menu bar.
    [windows] Switch with Windows + Space, or Alt + Shift.
   *[linux] Switch with Super + Space, or in the panel of your desktop.
}
lesson-layout-ignore = Go on anyway

# The picture of the keyboard and the hands, for a screen reader
lesson-keyboard-next = Keyboard. Next key: { $unit }
lesson-keyboard-wrong = Keyboard. Next key: { $unit }. You pressed { $typed }
lesson-keyboard-done = Keyboard. The text is finished
lesson-hand-rest = { $side ->
    [left] Left hand, at rest
   *[right] Right hand, at rest
}
lesson-hand-finger = { $side ->
    [left] Left hand
   *[right] Right hand
}, { $finger ->
    [1] thumb
    [2] index finger
    [3] middle finger
    [4] ring finger
   *[5] little finger
}

# The sentence. $finger as in the layout; $reach: home, top, bottom, number, space; $side: straight, left, right,
# far-left, far-right; $layer: plain, shift-left, shift-right, altgr, both; $home: sign of the finger's home key
lesson-tip = { $finger ->
    [pinky_left] left little finger
    [ring_left] left ring finger
    [middle_left] left middle finger
    [index_left] left index finger
    [index_right] right index finger
    [middle_right] right middle finger
    [ring_right] right ring finger
    [pinky_right] right little finger
   *[thumb] either thumb
}, { $reach ->
    [space] on the space bar
    [home] { $side ->
        [left] one key to the left of home
        [far-left] far to the left of home
        [right] one key to the right of home
        [far-right] far to the right of home
       *[straight] on its home key
    }
    [top] { $side ->
        [left] up and to the left of home
        [far-left] up and far to the left of home
        [right] up and to the right of home
        [far-right] up and far to the right of home
       *[straight] straight up from home
    }
    [bottom] { $side ->
        [left] down and to the left of home
        [far-left] down and far to the left of home
        [right] down and to the right of home
        [far-right] down and far to the right of home
       *[straight] straight down from home
    }
   *[number] { $side ->
        [left] two rows up and to the left
        [far-left] two rows up and far to the left
        [right] two rows up and to the right
        [far-right] two rows up and far to the right
       *[straight] two rows up
    }
}{ $layer ->
    [shift-left] , with the left Shift
    [shift-right] , with the right Shift
    [altgr] , with AltGr
    [both] , with Shift and AltGr
   *[plain] {""}
}
# What is new in the lesson, before it begins; each with its finger, or several signs of one finger
lesson-new = { $count ->
    [one] New key
   *[other] New keys
}
lesson-new-finger = { $finger ->
    [pinky_left] left little finger
    [ring_left] left ring finger
    [middle_left] left middle finger
    [index_left] left index finger
    [index_right] right index finger
    [middle_right] right middle finger
    [ring_right] right ring finger
    [pinky_right] right little finger
   *[thumb] either thumb
}{ $layer ->
    [shift-left] , left Shift
    [shift-right] , right Shift
    [altgr] , AltGr
    [both] , Shift and AltGr
   *[plain] {""}
}
lesson-new-accent = first { $accent }, then the letter

lesson-tip-accent-done = accent, done
lesson-two-strokes = { $unit } takes two keys.
lesson-accent-waits = The accent waits. Backspace takes it away.

# For children. $key and $home are signs on the keyboard
lesson-tip-place = { $reach ->
    [space] The long one at the bottom.
    [home] { $side ->
        [left] { $key } lives next to { $home }.
        [right] { $key } lives next to { $home }.
       *[straight] { $key } is where your finger waits.
    }
    [top] { $side ->
        [straight] { $key } lives just above { $home }.
       *[left] { $key } lives above { $home }, a little to the side.
    }
    [bottom] { $side ->
        [straight] { $key } lives just below { $home }.
       *[left] { $key } lives below { $home }, a little to the side.
    }
   *[number] { $key } lives in the top row.
}
lesson-child-time = Take all the time you want.
lesson-child-home = Home
lesson-child-rest = Rest
lesson-child-go-on = Go on
lesson-child-words = { $words ->
    [one] { $done } of one word done
   *[other] { $done } of { $words } words done
}

# What is printed on the caps of the keyboard picture
cap-tab = Tab
cap-caps-lock = Caps
cap-shift = Shift
cap-enter = Enter
cap-backspace = Back
cap-ctrl = Ctrl
cap-alt = Alt
