-- Returns what a token took; without the token it returns nothing, so it never returns twice.
-- KEYS: count, expiries. ARGV: token, and an owner where it goes back only if nobody else asked for it.
-- Answers 1 where it changed the count.
local known = redis.call('HGET', KEYS[1], 't:' .. ARGV[1])
if not known then
  redis.call('ZREM', KEYS[2], ARGV[1])
  return 0
end
local quantity, owner, buyer = string.match(known, '^(%d+) (%S*) (.*)$')
if ARGV[2] and owner ~= ARGV[2] then
  return 0
end
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('HDEL', KEYS[1], 't:' .. ARGV[1])
redis.call('HINCRBY', KEYS[1], 'available', quantity)
if redis.call('HEXISTS', KEYS[1], 'cap') == 1 then
  if redis.call('HINCRBY', KEYS[1], 'b:' .. buyer, '-' .. quantity) <= 0 then
    redis.call('HDEL', KEYS[1], 'b:' .. buyer)
  end
end
return 1
