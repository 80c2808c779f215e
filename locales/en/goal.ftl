# The goal of a day: a mark to aim at, nothing is lost by missing it.
goal-today = Today, { $minutes } of { $goal } minutes
goal-today-none = Today, { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
goal-left = { $minutes ->
    [one] One minute more, or leave it at this.
   *[other] { $minutes } minutes more, or leave it at this.
}
goal-reached = That is what you wanted to do today.
goal-optional = You have set no goal, and need none.
goal-streak = { $days } days in a row; one missed day in seven does not end the row.
goal-set = Set a goal
goal-change = Change the goal
goal-line = goal { $minutes } min
goal-map = of { $minutes } minutes today
goal-chart = The last seven days: { $days }.
