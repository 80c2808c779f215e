course-summary = { $layout } · { $lessons ->
    [one] 1 lesson
   *[other] { $lessons } lessons
} in { $blocks ->
    [one] 1 block
   *[other] { $blocks } blocks
}
course-lessons-done = of { $total } lessons
course-stars-earned = of { $total } stars
course-block-summary = { $lessons ->
    [one] 1 lesson
   *[other] { $lessons } lessons
} · { $stars } of { $total } stars
course-block-opens = opens with { $stars ->
    [one] 1 star
   *[other] { $stars } stars
} in lesson { $lesson }
course-block-beats = { $stars } of { $total } stars, lesson by lesson
course-start = { $attempts ->
    [0] Start lesson { $number }
   *[other] Type lesson { $number } again
}
course-tiles = Lessons of “{ $block }”

tile-new-keys = new keys
tile-drill = drill
tile-words = words
tile-sentences = sentences
tile-paragraphs = text
tile-review = review
tile-all = all
tile-more = and { $count } more
tile-name = Lesson { $number }, { $kind }: { $keys }
tile-state-locked = not open yet
tile-state-current = next

locked-title = Lesson { $lesson } opens with { $stars ->
    [one] 1 star
   *[other] { $stars } stars
} in lesson { $before }
locked-finish = Lesson { $lesson } opens once lesson { $before } is finished
locked-speed = Speed
locked-accuracy = Accuracy
locked-finished = Finished
locked-you = you { $value }
locked-not-typed = not typed yet
locked-needs = needs { $value }
locked-met = reached
locked-unmet = not reached yet
locked-missing-accuracy = Missing: { $points } points of accuracy, about { $slips ->
    [one] 1 slip
   *[other] { $slips } slips
} fewer in { $length } characters.
locked-missing-speed = Missing: { $speed }.
locked-go-slower = Go slower; your speed has room to spare.
locked-keep-accuracy = Your accuracy is there already.
locked-first = Lesson { $before } has not been typed yet. Finish it with { $stars ->
    [one] 1 star
   *[other] { $stars } stars
} and this one opens.
locked-far = Lesson { $before } is not open yet either. Lesson { $current } comes first.
locked-go = { $attempts ->
    [0] Type lesson { $number }
   *[other] Type lesson { $number } again
}

side-now = Now
side-lesson = Lesson { $number }: { $title }
side-goal = { $length } characters, goal { $speed } and { $accuracy }.
side-goal-child = { $length } characters, as slowly as you like.
side-start = Start
side-today = Today
side-today-goal = { $minutes } of { $goal } minutes
side-today-none = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} so far
side-streak = { $days ->
    [one] 1 day in a row
   *[other] { $days } days in a row
}
