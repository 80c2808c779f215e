account-title = Account
account-offer-title = An account keeps your devices together
account-have = I have an account
account-new = I need an account
account-does = What it does
account-does-sync = Sessions, stars and settings on all your devices.
account-does-copy = A copy, should this computer break.
account-does-not = What it does not
account-not-open = Open anything. Courses and statistics are whole without it.
account-not-texts = Take your own texts. They stay on this computer.
account-not-block = Stand between you and a lesson, with or without a network.
account-goes-up = { $count ->
    [0] What you type from then on goes up; nothing here changes.
    [one] The session on this computer goes up once; nothing here changes.
   *[other] The { $count } sessions on this computer go up once; nothing here changes.
}
account-goes-up-all = All sessions on this computer go up once; nothing here changes.
account-server = Server: { $url }

register-email = Email
register-password = Password, { $length } characters or more
register-year = Year of birth
register-year-note = Only the year, never shown. You may leave it out.
register-child-note = Turning 16 this year or younger: a child’s account. It is never ranked, and key presses never leave this computer.
register-keys-title = May single key presses go to the server?
register-keys-note = They let your other devices show the same details. Everything on this computer works the same without.
register-keys-yes = Yes, send them
register-keys-no = No, keep them here
register-keys-child = From a child’s account single key presses are never sent. There is nothing to decide.
register-mail-title = May we write to you about Tactus?
register-mail-note = A few times a year. Emails about your account itself come in any case.
register-mail-yes = Yes, write to me
register-mail-no = No
register-submit = Make the account
register-open = Still open: { $what }.
register-open-email = email
register-open-password = password
register-open-year = year of birth
register-open-keys = key presses
register-open-mail = emails about Tactus
register-email-wrong = This is not an address yet. It looks like name@example.org
register-password-short = { $missing ->
    [one] One more character, please.
   *[other] { $missing } more characters, please.
}
register-year-wrong = A year between { $first } and { $last }, or nothing.
year-title = Which year were you born?
year-text = It has not been said yet. It decides whether this is a child’s account, and rankings need it.
year-note = Only the year, never shown. Once said, it stays.
year-save = Save the year
year-later = Not now

signin-title = Sign in
signin-password = Password
signin-submit = Sign in
signin-note = No network? Sign in later. Practice does not need it.
signin-other = Only this profile is signed in. Others on this computer are not part of it.

plan-free = Free
plan-premium = Premium
plan-professional = Professional
plan-enterprise = Enterprise
account-child = child’s account
account-signout = Sign out
signout-title = Sign out?
signout-all = Everything is synced. It stays on this computer, too.
signout-waiting = { $count ->
    [one] 1 session has not been synced yet. It stays on this computer and goes up when you sign in again.
   *[other] { $count } sessions have not been synced yet. They stay on this computer and go up when you sign in again.
}
signout-stay = Stay signed in

banner-offline = { $known ->
    [yes] No connection to the server since { $time }
   *[no] No connection to the server
}
banner-offline-text = { $count ->
    [0] Nothing stops. Everything so far is synced; new sessions go up by themselves when you are back online.
    [one] Nothing stops. One session waits on this computer and goes up by itself when you are back online.
   *[other] Nothing stops. { $count } sessions wait on this computer and go up by themselves when you are back online.
}
offline-for-admin = For whoever looks after this computer
banner-try-now = Try now
banner-next-try = next try at { $time }
banner-refused = The server is not accepting anything just now
banner-signin = Please sign in again
banner-signin-text = Your sign-in has ended. Nothing is lost: sessions are saved here and go up after that.
banner-signin-action = Sign in
account-kept-file = This system has no keyring that can be used, so the sign-in is in a file that only your user can read.

sync-title = Synced and waiting
sync-counts = { $stored } stored · { $waiting } waiting · { $failed } not accepted
sync-beats = { $stored } stored, { $waiting } waiting, { $failed } not accepted; newest at the right
sync-last = Last exchange: { $when }
sync-never = No exchange yet
sync-now = Sync now
sync-empty-title = No session yet
sync-empty-text = Each finished session will stand here, with where it is kept.
row-lesson = Lesson { $number }: { $title }
row-practice = Exercise
row-stored = stored
row-waiting = waiting
row-held = later
row-rejected = not accepted
row-local = only here
row-retry = Send again
row-keep = Keep it here only
row-all = Show all { $count }
sync-table = Sessions and where they are

consent-keys-title = Single key presses
consent-keys-on = They are sent with your sessions. Turn this off any time; nothing more is sent from then on.
consent-keys-off = Not sent. Only finished results go online. You may say yes here and take it back any time.
consent-keys-child = Never sent from a child’s account.
consent-mail-title = Emails about Tactus
consent-mail-note = A few times a year. Emails about your account itself come in any case.
account-kept-title = Where your sign-in is kept
account-kept-keyring = In the system’s keyring.
register-password-refused = The server does not accept this password. Choose another one.
banner-no-server = There is no server to sync with

# What the server does not have
unsettled-refused = { $count ->
    [one] One session is not accepted or held back. It is safe here and counts here.
   *[other] { $count } sessions are not accepted or held back. They are safe here and count here.
}
unsettled-waiting = { $count ->
    [one] One session waits and goes up by itself.
   *[other] { $count } sessions wait and go up by themselves.
}
unsettled-retry = Send all of them again
unsettled-export = Save to a file
row-export = Save to a file
row-next-try = Tried again { $when }.
exported = { $count ->
    [one] 1 session saved: { $file }
   *[other] { $count } sessions saved: { $file }
}
signout-failed = { $count ->
    [one] 1 session was not accepted by the server. It stays on this computer, marked.
   *[other] { $count } sessions were not accepted by the server. They stay on this computer, marked.
}
