# What the sync server says by itself: its mails, and the small pages their links open. The app does not load this file.
mail-greeting = Hello,
mail-footer = Tactus, { $server }. Nobody reads answers to this mail.

mail-care-invitation-subject = Somebody asks to see how you practise in Tactus
mail-care-invitation-text = { $from } would like to follow how you learn to type: your course, minutes a day and the keys that take effort; never texts, never single key presses. Nothing is shown unless you agree. To answer, open Tactus, sign in with this address and look under Account, Privacy; it says there exactly what would be seen. Without an account you can make one in Tactus first. The question stays open until { $date }. If you do not know who asks, do nothing.

mail-org-invitation-subject = An invitation to join an organisation in Tactus
mail-org-invitation-text = { $from } invites you to an organisation, a school perhaps, that uses Tactus for learning to type. To answer, open Tactus, sign in with this address and look under Account, Privacy; it says there which organisation it is, and exactly what would be seen of you. Nothing is shown unless you agree. Without an account you can make one in Tactus first. The invitation stays open until { $date }. If you do not know who asks, do nothing.

mail-care-accepted-subject = Your question in Tactus was answered with yes
mail-care-accepted-text = { $from } has agreed that you see how they practise in Tactus: course, minutes a day and the keys that take effort. You find it in Tactus under My learners. Each of you can end it at any time.

mail-care-ended-subject = You no longer see one of your learners in Tactus
mail-care-ended-text = { $from } has ended that you see how they practise in Tactus. That takes no reason and deletes nothing. The place in your plan is free again; to see them once more, you would have to ask anew.

mail-care-stopped-subject = Somebody no longer sees how you practise in Tactus
mail-care-stopped-text = { $from ->
    [none] An account that could see how you practise in Tactus has been erased, and with it that has ended.
   *[other] { $from } has ended seeing how you practise in Tactus.
} Nothing of yours was deleted, and there is nothing to do. Who sees you still, if anybody does, stands in Tactus under Account, Privacy.

mail-org-care-stopped-subject = An organisation no longer sees how you practise in Tactus
mail-org-care-stopped-text = Those who lead { $from } no longer see how you practise in Tactus. Nothing of yours was deleted, and there is nothing to do. If you had a seat there and are no longer a member, what it gave you ends, too; everything on your own devices stays.

mail-verify-email-subject = Confirm your address for Tactus
mail-verify-email-text = Somebody, probably you, gave this address to Tactus. To confirm that it is yours, open this page and press the button on it:
mail-verify-email-after = The link is good for { $hours } hours, once. If it was not you, do nothing.

mail-reset-password-subject = A new password for Tactus
mail-reset-password-text = Somebody, probably you, asked for a new password for your account. You can choose it on this page:
mail-reset-password-after = The link is good for { $minutes } minutes, once. If it was not you, do nothing: your password stays as it is.

mail-email-changed-subject = Your address for Tactus was changed
mail-email-changed-text = Your account now uses another e-mail address, and all other devices were signed out. If that was you, there is nothing to do. If it was not, write to whoever runs this server: they can give the account back to you.

mail-password-changed-subject = Your password for Tactus was changed
mail-password-changed-text = The password of your account was changed, and all other devices were signed out. If that was you, there is nothing to do. If it was not, ask for a new password in Tactus at once.

mail-account-deleted-subject = Your account at Tactus is deleted
mail-account-deleted-text = On { $date } everything the server holds about you is erased for good. Until then, signing in brings the account back. What is on your own devices stays there.

mail-google-linked-subject = Google now opens your account at Tactus
mail-google-linked-text = Somebody, probably you, signed in to Tactus with Google. From now on the Google account of this address opens your account here, beside your password. If that was you, there is nothing to do. If it was not, ask for a new password in Tactus at once: that ends it and signs everybody out.

mail-github-linked-subject = GitHub now opens your account at Tactus
mail-github-linked-text = Somebody, probably you, signed in to Tactus with GitHub. From now on the GitHub account of this address opens your account here, beside your password. If that was you, there is nothing to do. If it was not, ask for a new password in Tactus at once: that ends it and signs everybody out.

mail-trial-ends-subject = Your trial of { $plan } ends soon
mail-trial-ends-text = On { $date } your trial of { $plan } at Tactus ends. { $price ->
    [none] From then on it is paid for
   *[other] On that day you pay { $price } for the first time, taxes as shown when you chose it
}. If you want to go on, there is nothing to do. If not, open the account page in Tactus before that day, then “Plan”, and cancel; then you pay nothing. What is on your own devices stays either way.

mail-payment-failed-subject = A payment for Tactus did not go through
mail-payment-failed-text = The payment for { $plan } failed, often because a card has run out. Everything goes on until { $date }. To put it right, open the account page in Tactus, then “Plan”: it leads to the page where you can enter another card or pay. If nothing is paid by then, the account becomes Free. Nothing is deleted, and what is on your own devices is not touched.

mail-plan-ended-subject = { $plan } at Tactus has ended
mail-plan-ended-text = Your plan { $plan } ended on { $date }, and nothing more is charged for it. Everything on your own devices stays as it is, sync of sessions and progress goes on, and all that is stored can be exported. No device is signed out. Statistics from the cloud show the last 90 days; with a plan again they show everything again.

page-verify-email-title = Confirm your address
page-verify-email-text = Press the button if this address is yours and Tactus may use it.
page-verify-email-button = Confirm the address
page-verify-email-done = Your address is confirmed. You can close this page and go on in Tactus.

page-reset-password-title = Choose a new password
page-reset-password-text = A few words that have nothing to do with each other are hard to guess and easy to type.
page-reset-password-label = New password
page-reset-password-button = Save the password
page-reset-password-done = The new password is saved and every device is signed out. Sign in again in Tactus.

page-billing-title = Back from the payment page
page-billing-text = You can close this page and go back to Tactus. As soon as the payment has arrived, your plan shows there.

page-link-over = This link was used already, or it is too old. Ask for a new one in Tactus.
page-later = The server is busy. Wait a minute, then press the button again.

export-readme = This archive holds everything the sync server keeps about your account. Each table is there twice with the same content: as JSON for programs and as CSV for spreadsheets. Speeds, accuracies and rates are in hundredths, durations in milliseconds, times in UTC. Texts of your own are not in it, because they never leave your computer.

page-sign-in-title = Sign in to Tactus
page-sign-in-over = This sign-in is over: it was used already, took too long, or began in another browser. Close this page and begin again in Tactus.
