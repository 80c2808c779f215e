# The result of a session.
result-saved = Saved on this computer
result-stars = { $stars ->
    [1] One star.
    [2] Two stars.
    [3] Three stars.
    [4] Four stars.
   *[5] Five stars.
}
result-opened = Lesson { $number } is open.
result-more-stars = { $more ->
    [1] One more than your best before.
    [2] Two more than your best before.
   *[other] { $more } more than your best before.
}
result-same-stars = As many as your best before.
result-best-stays = { $stars ->
    [2] Your best stays at two.
    [3] Your best stays at three.
    [4] Your best stays at four.
   *[5] Your best stays at five.
}
result-next-speed = For { $count } you need { $speed }; your accuracy is already enough.
result-next-accuracy = For { $count } you need { $accuracy } accuracy; your speed is already enough.
result-next-both = For { $count } you need { $speed } and { $accuracy } accuracy.
result-next-clean = For { $count } no wrong letter may stay in the text.
result-next-count = { $stars ->
    [2] two stars
    [3] three stars
    [4] four stars
   *[5] five stars
}
result-practice-done = Practice done.
result-practice-why = Practice has no stars. It counts for your keys and your days.
result-piece-done = This piece is typed.
result-piece-why = Your place is kept. Own texts have no stars; they count for your keys and your days.
result-test-done = The test is done.
result-test-why = A test has no stars. It counts in your statistics, not in the course.
result-step-piece = The text goes on
result-step-piece-why = The next piece begins where this one ended.
result-step-test = Once more, with other words
result-step-test-why = One test says little. Several say how fast you are.
result-unfinished = Saved as far as you came.
result-unfinished-why = { $length ->
    [one] You typed one letter of the text. Stars come with a finished text.
   *[other] You typed { $length } letters of the text. Stars come with a finished text.
}
result-too-short = Too little to say a speed.
result-too-short-why = A speed needs two letters with some time between them. Nothing was stored.
result-unit-minutes = min
result-name-goal = { $name }, goal { $goal }
result-goal = goal { $goal }

result-chart = Speed and beat
result-chart-curve = { $unit }, 12 s window
result-as-table = As a table
result-as-chart = As a chart
result-table-time = Time
result-table-slips = Slips
result-chart-none = The session was too short for a curve.
result-chart-speed = Speed went from { $from } to { $to }.
result-chart-slips = { $slips ->
    [0] No slips.
    [one] One slip.
   *[other] { $slips } slips.
}
result-chart-pause = The longest pause took { $seconds } seconds.
result-pause = { $seconds } s at “{ $word }”
result-beat-how = Each mark is a key, the space between two marks is the time between them. Tall: first letter of a word. Cross: a slip.

result-slips = { $slips ->
    [one] Slips, 1 in { $presses }
   *[other] Slips, { $slips } in { $presses }
}
result-typed = typed
result-more-slips = { $kinds ->
    [one] and one other kind
   *[other] and { $kinds } other kinds
}
result-no-slips = No slips
result-no-slips-why = { $presses ->
    [one] The one press was right.
   *[other] All { $presses } presses were right.
}
result-slowest-pair = Slowest pair
result-pair-median = your median in this session: { $median }

result-again = Again
result-course = Course
result-practise = Practice { $units }
result-step-lesson = Next: lesson { $number }
result-step-lesson-why = You have what it takes for it.
result-step-again = Next: the same once more
result-step-again-why = Your hands know the text now: the second time is easier.
result-step-practise = Next: two minutes of { $units }
result-step-practise-why = { $all ->
    [one] Your one slip was among these keys.
   *[other] { $slips } of your { $all } slips were among these keys.
}
