# Why the server did not take a session. Keys are `verdict-<code>`.
verdict-unknown = The server did not take it and gave a reason this version does not know ({ $code }). The session is kept here and counts in your statistics.
