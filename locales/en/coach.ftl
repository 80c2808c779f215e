# The coach: what to practise today, and why.
coach-title = Today, { $day }
coach-plan = About { $minutes } minutes in { $steps ->
    [one] 1 step
   *[other] { $steps } steps
}. Made from { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
} on this computer.
coach-plan-first = The first lesson is the plan. After it, what you type says what helps.
coach-plan-done = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} practised today already.
coach-enough-title = Enough for today
coach-enough-text = You have practised for a quarter of an hour or more. A little on another day helps more than a lot on one.
coach-steps = Steps of the plan
coach-start = Start
coach-start-name = Start: { $what }
coach-done = done today

coach-practise = Practise { $units }
coach-key = The key { $unit }
coach-pair = The pair { $unit }
coach-why-warm-up = You know this one well: it gets your fingers going.
coach-why-weak = What stands out most from the rest of your typing.
coach-why-review = You have not typed this for a while. A short visit keeps it fresh.
coach-why-polish = Not weak, but furthest from the rest of your typing.
coach-why-new = It comes next in your course.
coach-why-free = Whole sentences turn single keys into running text.

coach-slow = { $unit } takes you { $gap }; by the rest of your typing it would be { $usual }.
coach-wrong = { $errors } of { $presses } presses of { $unit } were wrong, { $rate }; over everything you have { $usual }.
coach-line = { $unit }: { $gap }, most likely between { $low } and { $high }; expected by the rest of your typing: { $usual }
coach-line-usual = expected { $gap }
coach-samples = { $samples ->
    [one] counted from 1 gap
   *[other] counted from { $samples } gaps
}

coach-weak-title = What stands out
coach-weak-none = No key and no pair just now.
coach-review-title = Keys to visit again
coach-review-text = Not typed for a while: { $keys }.
coach-review-key = { $unit } for { $days ->
    [one] 1 day
   *[other] { $days } days
}
coach-plateau-title = Your speed has been level for a while
coach-plateau-text = On { $days } days with { $minutes } minutes in three weeks, your speed on the same keys changed by { $change } a week, most likely between { $low } and { $high }.
coach-plateau-accuracy = Try this for two weeks: slower, and every letter right. Your accuracy is { $accuracy }; from 96% on, speed comes by itself.
coach-plateau-bursts = Try this for two weeks: a minute at a time, as fast as it will go. With an accuracy of { $accuracy } you can afford it.
coach-dismiss = Not now
coach-dismiss-name = Not now: { $what }
coach-dismissed = Put away for a while.
coach-how-title = How the coach decides
coach-how = Every key and pair is held against your own typing: your hands, your fingers, and how rare it is in the language. Few presses count for little, old ones for less. What is said to stand out does so for certain, not by chance.
