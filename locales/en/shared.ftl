# A computer that many share, one after the other: who is typing, and what happens when they are done.
who-title = Who is typing?
who-none = Nobody has a name on this computer yet.
who-find = Find a name
who-nobody = Nobody here is called that.
who-waiting = { $count ->
    [one] 1 session waits for your sign-in
   *[other] { $count } sessions wait for your sign-in
}
who-locked = opens with a PIN or an account
who-sign-in = Sign in with my account
who-new = I am new here
who-done = Done
who-done-note = Back to the names
who-back = Not you? Back to the names
who-account-title = Sign in
who-account-text = Your work on this computer is found by your account.
who-lock-pin = Give your PIN to go on.
who-lock-account = This name belongs to an account. Sign in to go on.
who-lock-both = Give your PIN, or sign in with your account.
who-forgot-pin = Forgotten the PIN? Whoever looks after this computer can take it away.
who-forgot-pin-account = Forgotten the PIN? Sign in with your account, then set a new one in the settings.
who-newcomer = You are signed in. A few questions, and you have a name on this computer.
idle-title = Is somebody still here?
idle-text = Press any key to stay. Otherwise Tactus goes back to the names in half a minute. What you have typed is kept.
