-- Drops the tokens of goods that are sold; the count and what their buyers have stay as they are.
-- KEYS: count, expiries. ARGV: tokens.
for i = 1, #ARGV do
  redis.call('ZREM', KEYS[2], ARGV[i])
  redis.call('HDEL', KEYS[1], 't:' .. ARGV[i])
end
return #ARGV
