# Signing in with a provider, by the system's browser.
with-google = Go on with Google
with-github = Go on with GitHub
with-or = or
with-note = Your browser opens. Tactus learns your email address there, never your password.
with-new = If you have no account yet, this makes one. What you left open above counts as no.
with-new-open = If you have no account yet, this makes one. You agree to nothing by it; both questions wait on the account page.
with-waiting = Waiting for your browser
with-waiting-text = Sign in on the page that has opened, then come back here. You can practise meanwhile.
with-cancel = Stop waiting

# What the browser shows at the end.
browser-done-title = You can go back
browser-done = Tactus is signing you in. This page can be closed.
browser-failed-title = That did not work
browser-failed = Nobody was signed in. Close this page; Tactus tells you what to do next.
