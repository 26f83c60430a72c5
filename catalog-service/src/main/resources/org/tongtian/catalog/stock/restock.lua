-- Puts refunded goods back into a count of that epoch, made by this server process.
-- KEYS: count. ARGV: epoch, quantity, buyer. Answers 1 where it did.
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
local count = redis.call('HMGET', KEYS[1], 'run', 'epoch', 'cap')
if count[1] ~= run or count[2] ~= ARGV[1] then
  return 0
end
redis.call('HINCRBY', KEYS[1], 'available', ARGV[2])
if count[3] then
  if redis.call('HINCRBY', KEYS[1], 'b:' .. ARGV[3], '-' .. ARGV[2]) <= 0 then
    redis.call('HDEL', KEYS[1], 'b:' .. ARGV[3])
  end
end
return 1
