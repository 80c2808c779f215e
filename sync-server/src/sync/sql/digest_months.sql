-- Each month's count, and both halves of the XOR of the first 16 bytes of SHA-256(id ‖ item hash), as text.
SELECT
    to_char(s.local_date, 'YYYY-MM') AS "month!",
    count(*) AS "count!",
    bit_xor(('x' || left(named.hash, 16))::BIT(64)::BIGINT) AS "first!",
    bit_xor(('x' || substr(named.hash, 17, 16))::BIT(64)::BIGINT) AS "second!"
FROM sessions s
CROSS JOIN LATERAL (
    SELECT encode(sha256(convert_to(s.client_id::TEXT || encode(s.item_hash, 'hex'), 'UTF8')), 'hex') AS hash
) AS named
WHERE s.user_id = $1
GROUP BY 1
