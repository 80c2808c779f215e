statistics-title = Statistics
statistics-period = Period
period-week = 7 days
period-month = 30 days
period-quarter = 90 days
period-year = Year
period-all = All

statistics-gain = { $speed } more in this period
statistics-legend-median = median of five
statistics-legend-accuracy = accuracy
statistics-lesson = lesson { $number }
statistics-practice = practice
statistics-as-table = As a table
statistics-as-chart = As a picture
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
statistics-quiet-title = Nothing finished in this choice
statistics-quiet-text = No finished session in this period, on this layout, with this kind of text. Everything else you typed is still here.
statistics-quiet-action = Show all

# While months from before an update are summed up
statistics-summing = Your earlier months are still being worked out. Until that is done, keys, pairs, fingers and rhythm are shown for the later ones alone; everything else is complete. You need not wait for it.
statistics-summing-done = { $share } worked out

# What is looked at
statistics-layout = Keyboard layout
statistics-any-layout = All layouts
statistics-kind = Kind of text
statistics-any-kind = All texts
kind-lesson = Lessons
kind-practice = Practice
kind-own-text = Own texts
kind-test = Typing tests
statistics-own-text = own text
statistics-test = typing test

# The curve, and the same as a table
statistics-chart-day = Median speed by day, from { $slowest } to { $fastest }; median of the last five at the end { $median }. Accuracy from { $lowest } to { $highest }.
statistics-chart-week = Median speed by week, from { $slowest } to { $fastest }; median of the last five at the end { $median }. Accuracy from { $lowest } to { $highest }.
statistics-legend-day = median of a day
statistics-legend-week = median of a week
statistics-week-of = week of { $day }
statistics-spell = { $day } · { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
} · { $speed } · { $accuracy }
statistics-table-curve = Speed and accuracy over time, newest first
column-week = Week of
column-sessions = Sessions
column-range = Slowest – fastest
recent-title = Sessions
recent-open = Result of { $what }, { $day }
figure-time-typed = time typed
figure-time-typed-definition = The time between presses, each gap counted for at most five seconds, over { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
} of this choice, of which { $finished } were finished.
figure-of-sessions = The middle value of your finished sessions.

calendar-title = The year
calendar-summary = { $days ->
    [one] 1 practice day
   *[other] { $days } practice days
} since { $from }, { $time } in all.
calendar-most = Most on { $day }: { $time }.
calendar-none = no practice
column-month = Month
column-days = Days
column-time = Time

pairs-title = Pairs
pairs-what = Which pairs
pairs-all = All
pairs-slow = Slow
pairs-wrong = Wrong
pairs-both = Both
pair-slow = slow
pair-wrong = wrong
pair-both = both
pairs-none = No such pair in this choice.
pairs-more = Show all { $count }
pairs-fewer = Show fewer
pairs-capped = Here are { $count } of { $all } pairs: all slow and wrong ones, then the most pressed.
column-pair = Pair
column-instead = Typed instead
figure-pair-slow = slow pairs
figure-pair-slow-definition = The median gap before the second key is at least a quarter longer than the median of all your pairs in this choice. Needs 15 gaps that count.
figure-pair-wrong = wrong pairs
figure-pair-wrong-definition = Of the presses on the second key, 5% or more went wrong, and at least twice as many as over all your pairs. Needs 20 presses.
figure-instead = slips
figure-instead-definition = On the left the key that was expected, on the right what was pressed; how often in this choice.

gaps-title = Gaps between keys
gaps-summary = Half of your gaps lie between { $lower } and { $upper }, half are shorter than { $median }.
gaps-chart = { $count } gaps; most of them between { $from } and { $to }.
gaps-picture = the picture
gaps-picture-definition = Each bar counts the gaps of one length in milliseconds; four bars further, gaps are twice as long. Shaded is the middle half of all gaps, the line is the median.
figure-gap = median gap
figure-gap-definition = The time before a right press inside a word, after another right press. Gaps under 40 ms and over 5 s do not count.
column-from = From, ms
column-to = To, ms
column-gaps = Gaps
column-part = Part of all

fingers-title = Fingers and hands
fingers-hands = Left hand { $left }, right hand { $right } of all presses.
fingers-note = Shown for { $layout }.
column-finger = Finger
finger-pinky-left = Left little finger
finger-ring-left = Left ring finger
finger-middle-left = Left middle finger
finger-index-left = Left index finger
finger-index-right = Right index finger
finger-middle-right = Right middle finger
finger-ring-right = Right ring finger
finger-pinky-right = Right little finger
finger-thumb = Thumbs
figure-finger = fingers
figure-finger-definition = Keys are counted for the finger that the touch method gives them to. Which finger you really used, a keyboard cannot tell.
moves-title = From key to key
move-repeat = Same key again
move-same-finger = Same finger
move-same-hand = Same hand
move-other-hand = Other hand
figure-move = moves
figure-move-definition = What the hands do between two keys of a word. Keys with Shift, dead keys and the space bar are left out.

pace-title = Within a session
pace-quarter = Quarter { $number }
pace-even = You are as fast at the end as at the beginning.
pace-slower = The last quarter is { $percent } slower than the first.
pace-faster = The last quarter is { $percent } faster than the first.
pace-sessions = From { $sessions ->
    [one] 1 session.
   *[other] { $sessions } sessions.
}
column-quarter = Part
figure-pace = quarters
figure-pace-definition = Each finished session of 100 presses or more is cut into four parts with equally many presses, and all first parts are added up, all second parts, and so on. Speed counts right presses and gaps of at most five seconds. Sessions typed on other devices are not in it.

norm-title = Among adults
norm-faster-than = { $speed }, your median of { $sessions } tests and own texts, is faster than about { $of } of 100 people in a large study.
norm-fastest-tenth = { $speed }, your median of { $sessions } tests and own texts, is within the fastest tenth of a large study.
norm-slowest-tenth = { $speed }, your median of { $sessions } tests and own texts, is within the slowest tenth of a large study. Your own curve says more.
norm-how = how this is worked out
norm-how-definition = From the study’s mean and spread, taken as a normal distribution; that fits its published slowest and fastest tenth, and nothing finer is claimed beyond them. Lessons and practice are left out, since they are no whole texts. Needs five texts.
norm-source = Source: Dhakal, Feit, Kristensson and Oulasvirta, “Observations on Typing from 136 Million Keystrokes”, CHI 2018. { $people } volunteers typed English sentences on a web page, { $mean } on average. They came of their own accord, so they are not everybody.
