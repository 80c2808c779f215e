-- The password nobody knows has the form of a hash: random in place of what would be computed.
UPDATE users
SET email = $2,
    email_verified = FALSE,
    password_hash = COALESCE(
        password_hash,
        '$argon2id$v=19$m=19456,t=2,p=1$'
        || rtrim(encode(uuid_send(gen_random_uuid()), 'base64'), '=') || '$'
        || rtrim(encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'base64'), '=')
    )
WHERE id = $1
