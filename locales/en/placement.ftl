# Placement: where in the course to begin. $age is adults, teens or kids; $lesson is the lesson that comes next anyway.
placement-title = { $lesson ->
    [1] Where shall we begin?
   *[other] Where shall we go on?
}
placement-lead = { $age ->
    [kids] There are { $lessons } lessons. If your fingers know some keys already, you may start further on.
   *[adults] { $lessons } lessons wait. Fingers that know some keys already may start further on.
}
placement-first = { $lesson ->
    [1] From the first lesson
   *[other] Where you are
}
placement-first-text = { $lesson ->
    [1] { $age ->
        [kids] A few keys at a time. The best start if you look for the letters.
       *[adults] A few keys at a time. Best if you look at the keyboard while you type.
    }
   *[other] The course goes on as before, one lesson after the other.
}
placement-find = Find my place
placement-find-text = { $age ->
    [kids] { $texts ->
        [one] A short text shows
       *[other] Up to { $texts } short texts show
    } which keys you know. No hurry, and you can stop whenever you like.
   *[adults] About { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    }: { $texts ->
        [one] a short text
       *[other] up to { $texts } short texts, each with more keys
    }. Stop at any point.
}
placement-begin = { $age ->
    [kids] Try it
   *[adults] Take the test
}
placement-look = Look around first
placement-look-text = { $age ->
    [kids] The map shows you every lesson. You can come back here from it.
   *[adults] The map shows every lesson and what opens it. The test waits there too.
}
placement-map = Show the map
placement-promise-stars = The test opens lessons. It completes none, so no star is given away.
placement-promise-open = What is open stays open.
placement-promise-again = You can take it again from the map.

# Between two texts, and during one
placement-next = Text { $number } of { $total }
placement-next-note = { $age ->
    [kids] Just type as you always do. You can stop whenever you like.
   *[adults] Type as you always do. You can stop at any point; what you have typed counts.
}
placement-stop = Stop here

# The place that was found. $known and $next are names of blocks
placement-found = { $age ->
    [kids] Your place: lesson { $number }
   *[adults] Begin with lesson { $number }
}
placement-why-none = { $age ->
    [kids] Here your fingers learn their first keys, one after the other.
   *[adults] The first keys are worth a fresh start: what sits there carries everything after it.
}
placement-why-some = { $age ->
    [kids] You know “{ $known }” well. With “{ $next }” there is something new to find.
   *[adults] “{ $known }” sits well. With “{ $next }” you were slower or slipped more, so that is where practice pays.
}
placement-why-all = { $age ->
    [kids] You know all the keys. Now come the lessons that make them flow.
   *[adults] Every text was sure. What is left is to make it flow.
}
placement-why-stopped = { $age ->
    [kids] You stopped before the end, and that is fine. This is how far we got.
   *[adults] You stopped before the end. This is the place that what you typed speaks for.
}
placement-beats = The course as a line of { $lessons } lessons. Your place: lesson { $start }.
placement-typed = What you typed
placement-text = Text
placement-verdict = Outcome
placement-known = known
placement-unfinished = not typed to its end
placement-from-here = to be learned
placement-needed = { $speed }, { $accuracy } needed
placement-sum = { $time }, { $length } characters. A text counts as known at the goal of its lessons, in speed and accuracy.
placement-opens = What that opens
placement-opens-lessons = { $start ->
    [1] Lesson 1 is open already. The others open one after the other, as you go.
   *[other] { $age ->
        [kids] Start lesson { $start }, and lessons 1 to { $start } are open. All their stars are still there for you.
       *[adults] Start lesson { $start }, and lessons 1 to { $start } are open. None counts as done; the stars are there to be had.
    }
}
placement-weak = { $count ->
    [one] This key took the most effort:
   *[other] These took the most effort:
}
placement-not-right = { $age ->
    [kids] Not right? Try again, or pick any open lesson on the map.
   *[adults] Not right? Take the test again, or begin with any open lesson on the map.
}
placement-again = Test again
placement-go-on = Go on with the test
placement-from-first = From the first lesson
