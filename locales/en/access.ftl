# A forgotten password, the address and the password of an account, its devices.
account-pages = Parts of this page
account-page-sync = Sync
account-page-access = Address and password
account-page-devices = Devices
account-page-privacy = Privacy
account-page-data = Your data

forgot-link = Forgotten your password?
forgot-title = A new password
forgot-text = Give the address of your account. A mail with a link arrives within minutes; the link works once, for an hour.
forgot-submit = Send the mail
forgot-sent-title = On its way, if there is such an account
forgot-sent = Look into the mailbox of { $email }, also among unwanted mail. Choose the new password on the page that the link opens, then sign in here. All devices are signed out by that. Whether an address has an account is never said here.
forgot-back = Back to signing in
signin-device-limit = On one of those devices, open the account page, then “Devices”, and sign out the one you need least. If you have none of them any more, ask for a new password: that signs all of them out.
signin-back-note = An account deleted less than 30 days ago comes back when you sign in.
left-title = Your account is deleted
left-text = Everything the server holds about { $email } is erased on { $date }. Until then, signing in brings it back. What is on this computer stays in any case.
left-back = Your account is back. It will not be erased.

verify-title = Your address is not confirmed yet
verify-text = A mail with a link went to { $email }. Sync works already; confirming shows that mails about your account reach you.
verify-check = I have confirmed it
verify-still = Not confirmed yet. Open the link in the mail and press the button on the page.
verify-again = Send the mail again
verify-again-note = It goes to the same address. For this, too, the password is needed.
verify-sent = Sent once more to { $email }.

access-email-title = Address
access-confirmed = confirmed
access-unconfirmed = not confirmed
access-email-new = New address
access-email-note = A mail asks to confirm the new address, another tells the old one. All other devices are signed out.
access-email-submit = Change the address
access-email-done = The address is changed. Open the link in the mail to { $email }.
access-password-now = Present password
access-password-title = Password
access-password-new = New password, { $length } characters or more
access-password-note = A few words that have nothing to do with each other are hard to guess. All other devices are signed out.
access-password-submit = Change the password
access-password-done = The password is changed. All other devices are signed out.
access-password-wrong = This is not the password of this account.

devices-title = Devices
devices-note = Every machine that is signed in to your account. If you do not know one of them, sign it out and change your password.
devices-this = this computer
devices-nameless = Without a name
devices-seen = Last seen: { $when }
devices-signout = Sign out
devices-signout-one = Sign out { $name }
devices-signed-out = { $name } is signed out. What was typed there stays there.
