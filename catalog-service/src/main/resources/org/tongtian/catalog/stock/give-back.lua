-- Returns what a token took; without the token it returns nothing, so it never returns twice.
-- KEYS: count, expiries. ARGV: token. Answers 1 where it changed the count.
local quantity = redis.call('HGET', KEYS[1], 't:' .. ARGV[1])
redis.call('ZREM', KEYS[2], ARGV[1])
if not quantity then
  return 0
end
redis.call('HDEL', KEYS[1], 't:' .. ARGV[1])
redis.call('HINCRBY', KEYS[1], 'available', quantity)
return 1
