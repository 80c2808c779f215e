# What went wrong, what is safe, what to do. Keys are `error-<code>` for codes of the app and
# `error-server-<code>` for what the sync server refuses with.
error-unknown = Something unexpected went wrong ({ $code }). What you typed is saved. Try once more.

error-internal = Something went wrong inside Tactus. What you typed is saved. Try once more; if it stays, restart Tactus.
error-unknown-command = This part of Tactus is of another version than the rest. Restart Tactus; if it stays, install it anew.
error-bad-arguments = This part of Tactus is of another version than the rest. Restart Tactus; if it stays, install it anew.
error-bad-value = “{ $value }” is not possible here. Choose another value.
error-no-profile = Nobody has been set up on this computer yet. Answer the first questions.
error-unknown-profile = This profile is not on this computer any more. Restart Tactus to see who is.
error-unknown-layout = Tactus does not know the keyboard layout “{ $layout }”. Choose another one in the settings.
error-unknown-course = There is no course “{ $course }” for this keyboard layout. Choose another layout.
error-unknown-lesson = The course has no lesson { $number }. Go back to the course.
error-lesson-locked = Lesson { $number } is not open yet. The course says what opens it.
error-nothing-to-practise = These keys give no exercise on your layout. Choose a lesson instead.
error-unknown-session = This session is not on this computer. Go back to the course; everything finished is kept.
error-events-missing = Some key presses came out of order. They are being sent again.
error-not-finished = The text is not finished yet: { $cursor } of { $length }. Type on, or leave; what you typed is kept.
error-already-running = Tactus is already open with this data. Go on in that window, or close it first.
error-data-folder = The folder for your data cannot be used: { $path }. Check that it exists and may be written to, then try again.
error-disk-full = The disk is full. What you typed is kept for now; make some room, then try again.
error-database-newer = Your data was written by a newer Tactus. Install that version; nothing here has been changed.
error-store = Your data could not be read or written. Nothing has been deleted. Try once more; if it stays, restart Tactus.
error-signed-out = You are signed out. Sign in to go on; everything on this computer works without.
error-offline = The sync server cannot be reached. Check the network; everything on this computer goes on, and sync follows by itself.
error-refused = The sync server refused ({ $code }). Everything is saved on this computer.
error-bad-answer = What answers is not a Tactus server, or a broken one. Everything is saved on this computer; sync tries again later.
error-secrets = Your sign-in could not be kept safely on this computer. Unlock the system’s keyring, then sign in again.

error-server-email-taken = There is an account with this address already. Sign in, or use another address.
error-server-invalid-credentials = The address or the password is wrong. Try again; capitals count.
error-server-invalid = The server does not accept one of these answers. Check the address and the year of birth.
error-server-invalid-refresh-token = You have been signed out. Sign in again; nothing here is lost.
error-server-unauthorized = You have been signed out. Sign in again; nothing here is lost.
error-server-forbidden = Your account may not do this.
error-server-device-limit = This account is signed in on as many devices as its plan allows. Sign out on another one, then try again.
error-server-account-erased = This account has been deleted. Everything stays on this computer; you may register anew.
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
