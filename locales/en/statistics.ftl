statistics-title = Statistics
statistics-period = Period
period-week = 7 days
period-month = 30 days
period-eight-weeks = 8 weeks
period-all = All

statistics-gain = { $speed } more in this period
statistics-chart = Speed over { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
}: from { $slowest } to { $fastest }, median of the last five { $median }. Accuracy from { $lowest } to { $highest }.
statistics-legend-session = a session
statistics-legend-median = median of five
statistics-legend-accuracy = accuracy
statistics-session = { $day } · { $what } · { $speed } · { $accuracy }
statistics-lesson = lesson { $number }
statistics-practice = practice
statistics-as-table = As a table
statistics-as-chart = As a picture
statistics-table-sessions = Sessions, newest first
statistics-table-newest = The newest { $count }.
column-day = Day
column-what = What
column-speed = Speed
column-median = Median of five
column-accuracy = Accuracy
column-key = Key
column-presses = Presses
column-slips = Slips
column-share = Share
column-gap = Median, ms

days-title = Days
days-summary = { $days ->
    [one] 1 practice day
   *[other] { $days } practice days
} of { $of }, { $time } in all
days-streak = { $days } days in a row now
days-note = One mark a day, its height is minutes. A gap costs nothing.
days-chart = Minutes a day from { $from } to { $to }; most on { $day }: { $time }.

instead-title = Typed instead
instead-times = { $count ->
    [one] once
   *[other] { $count } times
}
instead-name = { $typed } instead of { $expected }
instead-none = No slip in this period.

keys-title = Keys
keys-what = What the colors show
keys-speed = Speed
keys-slips = Slips
keys-presses = Presses
keys-few = few
keys-chart-speed = Median gap by key in milliseconds. Slowest: { $keys }.
keys-chart-slips = Slips by key in percent. Most: { $keys }.
keys-chart-presses = Presses by key. Most: { $keys }.
keys-under = under { $value }
keys-more = { $value } and more
keys-note = Blank keys have not been taught or pressed in this period. “few”: under 20 presses.
key-space = space

statistics-empty-title = No finished session yet
statistics-empty-text = Your speed, your accuracy and each key will stand here after the first lesson.
statistics-empty-action = To the first lesson
statistics-quiet-title = No finished session in this period
statistics-quiet-text = A gap costs nothing. What came before is still here.
statistics-quiet-action = Show all
