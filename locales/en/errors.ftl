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
error-exercise-open = An exercise is open. Finish or leave it first.
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
error-offline-no-network = This computer is not connected to a network.
error-offline-name = The address of the server is not found on this network.
error-offline-refused = The server does not take connections just now.
error-offline-timeout = The server does not answer in time.
error-offline-cut = The connection to the server breaks off.
error-offline-proxy = The proxy of this network cannot be reached.
error-offline-proxy-auth = The proxy of this network wants a password.
error-offline-proxy-refused = The proxy of this network does not let Tactus through to the server.
error-offline-untrusted = This computer does not trust what answers as the server. So nothing is sent.
error-offline-expired = The server’s certificate has expired, or this computer’s clock is wrong.
error-offline-clock = The clock of this computer seems to be wrong.
error-offline-wrong-name = What answers has the certificate of another server. So nothing is sent.
error-offline-certificate = The server’s certificate is not in order. So nothing is sent.
error-offline-tls = What answers cannot be spoken with safely. So nothing is sent.
error-offline-no-roots = This computer has no list of authorities to trust. So nothing is sent.
error-offline-portal = Another page answers in the place of the server. Perhaps this network wants you to sign in first.
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

# The same for whoever looks after the computer: what to do about it.
offline-admin = The way to the server breaks for a reason of its own. The log has the words of the system; tactus --doctor walks the way step by step.
offline-no-network-admin = The system knows no way out of this computer: cable, Wi-Fi, or the address by DHCP.
offline-name-admin = The name server does not know the server’s name. Check the name in server_url, the DNS of this network, and whether a filter hides the name; where only a proxy looks names up, set the item proxy.
offline-refused-admin = The connection is refused: nothing listens at this address and port, or a firewall says no. Let the server through, or set the item proxy.
offline-timeout-admin = No answer comes. Often a firewall drops what is sent, or the network needs a proxy: let the server through, or set the item proxy.
offline-cut-admin = Something cuts the connection after it was made. On a school’s network that is mostly a filter that does not allow the server’s name: allow it.
offline-proxy-admin = The proxy that is set does not answer, so the server is not asked at all. Check its address and whether it runs; tactus --doctor says which one it is and where it is set.
offline-proxy-auth-admin = 407: the proxy asks who signs in. Tactus can give name and password from the proxy’s address, not NTLM or Kerberos. Allow the server without signing in, or set the item proxy to http://name:password@host:port.
offline-proxy-refused-admin = The proxy answers, and does not connect to the server: not allowed there, or not found from there. Allow the server’s name and port 443 for CONNECT.
offline-untrusted-admin = The certificate is of an authority that this computer does not trust. Mostly a filter opens TLS: put its root certificate into the system’s store, or name it in the item ca_file. tactus --doctor says who issued the certificate.
offline-expired-admin = The certificate’s time is over by this computer’s clock. If the clock is right, the server (or the filter in front of it) needs a new certificate.
offline-clock-admin = The server’s certificate is not valid yet by this computer’s clock. Nearly always the clock is slow: set date and time, and let them be set by a time server.
offline-wrong-name-admin = The certificate is trusted, and for another name. Check the name in server_url and the server’s certificate; a filter’s page for blocked names looks like this, too.
offline-certificate-admin = The certificate cannot be used. tactus --doctor and the log say what is wrong with it; the server needs another one.
offline-tls-admin = What answers speaks no TLS, or none newer than 1.1: another program on that port, or a filter that answers in its place. TLS 1.2 or 1.3 is needed.
offline-no-roots-admin = The system has no root certificates. Install them (Linux: the package ca-certificates), or name a file in the item ca_file.
offline-portal-admin = A page or a redirect comes in the place of the server’s answer: a portal to sign in at, a filter’s page, or a web server at a wrong address. Open the server’s address in a browser to see it.
