-- Drops the token of goods that are sold; the count stays as it is. KEYS: count, expiries. ARGV: token.
redis.call('ZREM', KEYS[2], ARGV[1])
return redis.call('HDEL', KEYS[1], 't:' .. ARGV[1])
