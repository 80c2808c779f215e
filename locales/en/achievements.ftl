# Achievements: what they are called, and what they ask. Numbers come from content/achievements.toml: none stands
# in a text. $percent and $speed come written for the language, with their unit.
achievement-first-bar = The first bar
achievement-how-first-bar = A first lesson completed
achievement-home-row = Home row
achievement-how-home-row = Every lesson of the first block completed
achievement-opening-pairs = Pairs that open
achievement-how-opening-pairs = Every lesson of the second block completed
achievement-whole-alphabet = The whole alphabet
achievement-how-whole-alphabet = Every lesson of the third block completed: no letter is missing
achievement-capitals = Upper case
achievement-how-capitals = The block of capitals and sentence marks completed
achievement-digits = By the numbers
achievement-how-digits = The block of digits completed
achievement-symbols = The small print
achievement-how-symbols = The block of symbols completed, or nearly
achievement-fluency = In full flow
achievement-how-fluency = The last block completed
achievement-half-way = The bench half-way
achievement-how-half-way = Half of the lessons of a course completed
achievement-whole-course = Cover to cover
achievement-how-whole-course = A course completed, but for a few lessons
achievement-ten-keys = A handful of keys
achievement-how-ten-keys = { $count } keys taught by completed lessons
achievement-thirty-keys = A whole bunch of keys
achievement-how-thirty-keys = { $count } keys taught by completed lessons
achievement-forty-stars = A clear night
achievement-how-forty-stars = { $count } stars, all lessons together
achievement-star-map = Star map
achievement-how-star-map = { $count } stars, all lessons together
achievement-night-sky = Far from the city
achievement-how-night-sky = { $count } stars, all lessons together
achievement-all-five = All five
achievement-how-all-five = Five stars in one lesson
achievement-fives = A taste for fives
achievement-how-fives = Five stars in { $count } lessons

achievement-clean-line = A clean line
achievement-how-clean-line = { $count } keys or more without a slip
achievement-clean-sheet = Clean sheet
achievement-how-clean-sheet = { $count } keys or more without a slip
achievement-ten-clean = Clean hands
achievement-how-ten-clean = { $count } texts without a slip
achievement-fifty-clean = The eraser rests
achievement-how-fifty-clean = { $count } texts without a slip
achievement-careful = With care
achievement-how-careful = { $percent } accuracy over { $count } keys or more
achievement-careful-days = Care, by the day
achievement-how-careful-days = { $percent } accuracy on { $count } different days
achievement-careful-season = Second nature
achievement-how-careful-season = { $percent } accuracy on { $count } different days
achievement-no-way-back = No way back
achievement-how-no-way-back = { $percent } accuracy over { $count } keys or more, with Backspace switched off
achievement-put-right = Put right
achievement-how-put-right = Every slip found again and mended, where slips may stay
achievement-one-slip = The only one
achievement-how-one-slip = A single slip in { $count } keys or more

achievement-even-hand = Even hand
achievement-how-even-hand = Evenness of { $percent } or more
achievement-steady-hand = Like a clock
achievement-how-steady-hand = Evenness of { $percent } or more
achievement-one-breath = In one breath
achievement-how-one-breath = { $count } keys or more and no pause among them

achievement-three-days = Getting acquainted
achievement-how-three-days = Practice on { $count } days
achievement-two-weeks = Two weeks of days
achievement-how-two-weeks = Practice on { $count } days, however far apart
achievement-hundred-days = A hundred evenings
achievement-how-hundred-days = Practice on { $count } days, however far apart
achievement-seven-in-a-row = Pearls on a string
achievement-how-seven-in-a-row = { $count } days in a row; one missed day in a week does not break it
achievement-thirty-in-a-row = A long string
achievement-how-thirty-in-a-row = { $count } days in a row; one missed day in a week does not break it
achievement-four-weeks = Part of the week
achievement-how-four-weeks = { $count } weeks with practice on { $each } days or more
achievement-twelve-weeks = A term
achievement-how-twelve-weeks = { $count } weeks with practice on { $each } days or more
achievement-six-months = Turning the pages
achievement-how-six-months = Practice in { $count } different months
achievement-whole-week = Any day will do
achievement-how-whole-week = Practice on each day of the week at one time or another

achievement-back-again = Back again
achievement-how-back-again = Practice { $days } days or more after an earlier day
achievement-back-and-back = The door stays open
achievement-how-back-and-back = Back { $count } times, each time { $days } days or more later
achievement-a-year-later = A year later
achievement-how-a-year-later = Practice { $days } days or more after an earlier day
achievement-better-today = Better today
achievement-how-better-today = One lesson typed with clearly fewer slips than on an earlier day
achievement-better-and-better = Better and better
achievement-how-better-and-better = { $count } lessons typed with clearly fewer slips than on an earlier day
achievement-old-friend = An old friend
achievement-how-old-friend = A lesson finished once more after { $days } days or longer

achievement-own-words = Your own words
achievement-how-own-words = A text of your own typed to the end
achievement-bookshelf = Bookshelf
achievement-how-bookshelf = { $count } texts of your own typed to the end
achievement-extra-bars = A few bars more
achievement-how-extra-bars = { $count } practice rounds finished
achievement-second-language = Second language
achievement-how-second-language = { $each } lessons completed in each of { $count } languages
achievement-third-language = At home in three
achievement-how-third-language = { $each } lessons completed in each of { $count } languages
achievement-other-keyboard = A different map
achievement-how-other-keyboard = A lesson on Dvorak, Colemak, Workman, Neo or Bépo

achievement-andante = Andante
achievement-how-andante = { $speed } in a lesson, with { $percent } accuracy or more
achievement-moderato = Moderato
achievement-how-moderato = { $speed } in a lesson, with { $percent } accuracy or more
achievement-allegro = Allegro
achievement-how-allegro = { $speed } in a lesson, with { $percent } accuracy or more
achievement-speed-demon = Prestissimo
achievement-how-speed-demon = { $speed } in a lesson, with { $percent } accuracy or more

# The screen, and the line on the result
achievements-title = Achievements
achievements-summary = { $reached } reached, { $underway } under way, { $hidden } hidden
achievements-reached = Reached
achievements-under-way = Under way
achievements-ahead = Still ahead
achievements-hidden = { $count ->
    [one] One is hidden
   *[other] { $count } are hidden
}
achievements-hidden-why = They show when they happen. Nothing else depends on them.
achievements-empty = Nothing here yet
achievements-empty-why = The first one comes with your first completed lesson.
achievements-result = Reached: { $names }
achievements-so-far = best so far { $have }
achievements-days = { $have } of { $need } days
achievements-days-in-a-row = { $have } of { $need } days in a row
achievements-weekdays = { $have } of { $need } days of the week
achievements-weeks = { $have } of { $need } weeks
achievements-months = { $have } of { $need } months
achievements-returns = { $have } of { $need } returns
achievements-sessions = { $have } of { $need } sessions
achievements-texts = { $have } of { $need } texts
achievements-lessons = { $have } of { $need } lessons
achievements-stars = { $have } of { $need } stars
achievements-keys = { $have } of { $need } keys
achievements-languages = { $have } of { $need } languages
achievements-keystrokes = { $have } of { $need } keys
achievements-all = Show all { $count }
achievements-title-child = My collection
achievements-summary-child = { $reached } so far
achievements-points = { $points ->
    [one] { $points } point
   *[other] { $points } points
}
achievements-tier-bronze = Bronze
achievements-tier-silver = Silver
achievements-tier-gold = Gold
achievements-tier-platinum = Platinum
achievements-about-path = The course
achievements-about-accuracy = Care
achievements-about-rhythm = Evenness
achievements-about-days = Days
achievements-about-again = Coming back
achievements-about-breadth = Other texts
achievements-about-speed = Speed
