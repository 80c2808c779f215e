# Why the server did not take a session, now or ever. Keys are `verdict-<code>`.
verdict-unknown = The server did not take it and gave a reason this version does not know ({ $code }). The session is kept here and counts in your statistics.
verdict-unreadable = The server could not read this session. It is kept here and counts in your statistics; only the copy online is missing.
verdict-id-conflict = The server has another session under the same number. This one is kept here and counts in your statistics.
verdict-bad-log = To the server, these key presses cannot have happened as recorded. The session is kept here and counts in your statistics.
verdict-bad-text = The server does not accept the text of this session. It is kept here and counts in your statistics.
verdict-bad-result = The server finds figures of this session impossible or missing. It is kept here and counts in your statistics.
verdict-result-mismatch = The server gets other figures from the same key presses. The session is kept here with its own.
verdict-not-yours = This session belongs to another account. It is kept here and counts in your statistics.
verdict-deleted = This session was deleted online. It is kept here and counts in your statistics.
verdict-unknown-lesson = The server does not know this lesson yet. The session is kept here and goes up once it does.
verdict-newer-metrics = The server does not know the newest formulas yet. The session is kept here and goes up once it does.
verdict-log-withheld = Key presses may no longer be kept on the server. The session is kept here and goes up again without them.
verdict-server-error = The server stumbled over this session. It is kept here and goes up again later.
