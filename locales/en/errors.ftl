# What went wrong, what is safe, what to do. Keys are `error-<code>`.
error-unknown = Something unexpected went wrong ({ $code }). What you typed is saved. Try once more.
