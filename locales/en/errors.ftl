# What went wrong, what is safe, what to do. Keys are `error-<code>` for codes of the app and
# `error-server-<code>` for what the sync server refuses with.
error-unknown = Something unexpected went wrong ({ $code }). What you typed is saved. Try once more.

error-internal = Something went wrong inside Tactus. What you typed is saved. Try once more; if that does not help, restart Tactus.
error-unknown-command = Parts of Tactus are of different versions. Restart Tactus; if that does not help, install it again.
error-bad-arguments = Parts of Tactus are of different versions. Restart Tactus; if that does not help, install it again.
error-bad-value = “{ $value }” is not possible here. Choose another value.
error-no-profile = Nobody has been set up on this computer yet. Answer the first questions.
error-unknown-profile = This profile is not on this computer any more. Restart Tactus to see who is.
error-unknown-layout = Tactus does not know the keyboard layout “{ $layout }”. Choose another one in the settings.
error-unknown-course = There is no course “{ $course }” for this keyboard layout. Choose another layout.
error-unknown-lesson = The course has no lesson { $number }. Go back to the course.
error-lesson-locked = Lesson { $number } is not open yet. The course says what opens it.
error-nothing-to-practise = These keys give no exercise on your layout. Choose a lesson instead.
error-unknown-text = This text is not on this computer any more. What you typed of it is kept.
error-text-too-large = This file is larger than { $megabytes } MB, more than any book. Take a smaller file, or paste the part you want to type.
error-text-too-long = This text is longer than { $megabytes } MB, more than anyone types in a lifetime. Paste the part you want to type.
error-not-a-text = This file is not plain text. Save it as TXT in the program it comes from, or copy the words and paste them here.
error-text-empty = There is nothing in it that your keyboard can type. Choose another text.
error-text-untypable = The keyboard layout “{ $layout }” cannot type { $percent }% of this text. Switch to a layout for its language in the settings, then add it again.
error-book-broken = This book cannot be read; the file is damaged or is no EPUB ({ $why }). Get it once more, or choose another one.
error-book-locked = This book is protected against copying, so its words cannot be read here. Choose one without protection.
error-book-too-large = This book unpacks to more than { $megabytes } MB, which no real book does. It was not opened.
error-unknown-session = This session is not on this computer. Go back to the course; everything finished is kept.
error-events-missing = Some key presses came out of order. They are being sent again.
error-not-finished = The text is not finished yet: { $cursor } of { $length }. Type on, or leave; what you typed is kept.
error-already-running = Tactus is already open with this data. Go on in that window, or close it first.
error-data-folder = The folder for your data cannot be used: { $path }. Check that it exists and may be written to, then try again.
error-disk-full = The disk is full. What you typed is kept for now; make some room, then try again.
error-database-newer = Your data was written by a newer Tactus. Install that version; nothing here has been changed.
error-store = Your data could not be read or written. Nothing has been deleted. Try once more; if that does not help, restart Tactus.
error-signed-out = You are signed out. Sign in to go on; everything on this computer works without.
error-not-theirs = This name belongs to another account, or your account has a name of its own here. Press “Done” and sign in from the names.
error-sign-in-over = Signing in was not finished in time. Nothing has changed; start again when you like.
error-no-browser = Your browser could not be opened ({ $why }). Sign in with email and password, or set a default browser and try again.
error-offline = The sync server cannot be reached. Check the network; everything on this computer goes on, and sync follows by itself.
error-refused = The sync server refused ({ $code }). Everything is saved on this computer.
error-gate-closed = This part is for a grown-up. Open it first.
error-gate-wrong = That is not right. Try again.
error-gate-wait = Too many wrong answers. Try again in { $seconds } seconds.
error-bad-server-address = The address of the sync server cannot be used: it must begin with https://. Ask whoever set it up. Everything on this computer goes on without.
error-bad-answer = What answers is not a Tactus server, or a broken one. Everything is saved on this computer; sync tries again later.
error-secrets = Your sign-in could not be kept safely on this computer. Unlock the system’s keyring, then sign in again.

error-server-email-taken = There is an account with this address already. Sign in, or use another address.
error-server-invalid-credentials = The address or the password is wrong. Try again; capitals count.
error-server-invalid = The server does not accept one of these answers. Check the address and the year of birth.
error-server-invalid-refresh-token = You have been signed out. Sign in again; nothing here is lost.
error-server-unauthorized = You have been signed out. Sign in again; nothing here is lost.
error-server-forbidden = Your account may not do this.
error-server-child-account = Nothing is sold to a child’s account. A grown-up buys with an account of their own.
error-server-not-in-plan = Your plan does not have this. The plans say which one does; what you have stays as it is.
error-server-email-unverified = Confirm your address first: open the mail from Tactus, or send it again under Account, Address and password.
error-server-care-limit = Your plan has no place for another learner. End with somebody you no longer look after, or take an invitation back.
error-server-care-closed = Whoever asked you has no place left just now. Your answer is not lost: tell them, and accept again later.
error-server-no-seat-free = No seat is free. Free one, or get more seats; nobody loses anything meanwhile.
error-server-last-owner = An organisation needs an owner. Make somebody else one first, or dissolve the organisation.
error-server-org-exists = This account has founded an organisation already. Each account can found one.
error-server-already-subscribed = This account has a plan already. To change it, open its payments page.
error-server-never-subscribed = This account has never paid for anything, so there is nothing to manage.
error-server-not-for-sale = This plan cannot be bought for this period just now. Choose the other period or another plan.
error-server-device-limit = This account is signed in on as many devices as its plan allows. Sign out on another one, then try again.
error-server-account-erased = This account has been deleted. Everything stays on this computer; you may register again.
error-server-too-many-requests = Too many tries in a short time. Wait a minute, then try again.
error-server-too-large = The server finds this too big. Sync sends it again in smaller parts.
error-server-unsupported-media-type = The server does not understand this version of Tactus. Update Tactus; sync goes on after that.
error-server-upgrade-required = This Tactus is too old for the server. Update it; everything stays saved here until then.
error-server-unreadable = The server could not read what was sent. Sync tries again; everything is saved here.
error-server-username-taken = Somebody has this name already. Choose another.
error-server-resync-required = The server was restored from a copy. Sync compares everything once more by itself; nothing is lost.
error-server-unavailable = The server is busy just now. Sync tries again by itself.
error-server-internal = Something went wrong on the server. Sync tries again by itself; everything is saved here.
error-server-not-found = The server does not know this any more. Sync goes on by itself.
error-server-method-not-allowed = The server does not understand this version of Tactus. Update Tactus; sync goes on after that.
error-server-access-denied = You said no on the provider’s page, so nobody was signed in. Start again if that was a slip.
error-server-provider-failed = The provider did not confirm who you are. Try again, or sign in with email and password.
error-server-link-refused = There is an account with this address, and it is not proven to be yours. Sign in with its password and confirm the address by the link we send; after that this way works too.
error-server-account-suspended = This account is suspended. Ask whoever runs the server; everything stays saved here.
error-server-sign-in-over = This sign-in took too long or was used before. Start again.
error-server-no-address = The provider tells no email address that we could use. Make an account with email and password.
error-closed-by-policy = { $item ->
    [sign_in] Nobody signs in on this computer: your school, or whoever manages it, has decided so.
    [shared_computer] That is decided by whoever looks after this computer: it is, or is not, shared by many.
    [courses] This course cannot be used on this computer: your school, or whoever manages it, has chosen others. Choose one in the settings; what you have reached is kept.
    [layouts] This keyboard layout cannot be used on this computer: your school, or whoever manages it, has chosen others.
   *[other] This is not possible on this computer: your school, or whoever manages it, has decided so.
}
error-sign-in-required = Sign in first: on this computer practice begins with an account.
