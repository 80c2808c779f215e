# Units and lengths of time. Figures come formatted for the language.
unit-wpm = WPM
unit-cpm = CPM
unit-ms = ms
duration-seconds = { $seconds } s
duration-minutes = { $minutes } min
duration-hours = { $hours } h { $minutes } min

# Buttons that many screens share
action-back = Back
action-close = Close
action-cancel = Cancel
action-again = Try again
action-continue = Continue
action-copy = Copy the details
action-copied = Copied
key-enter = Enter
key-esc = Esc

# Stars, also read aloud
stars-of-five = { $stars } of 5 stars
stars-none = No stars yet

# Profiles
profile-nameless = Learner
profile-switch = Profiles on this computer
profile-add = Someone new
action-undo = Undo
trouble-title = That did not work
field-show-password = Show the password
stepper-less = Less
stepper-more = More
