-- Puts a fresh count in place unless a later one is there. KEYS: count, expiries.
-- ARGV: epoch, available, then token, quantity, expiry for each reservation that holds stock.
local installed = redis.call('HGET', KEYS[1], 'epoch')
if installed and tonumber(installed) >= tonumber(ARGV[1]) then
  return 0
end
redis.call('DEL', KEYS[1], KEYS[2])
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
redis.call('HSET', KEYS[1], 'run', run, 'epoch', ARGV[1], 'available', ARGV[2])
for i = 3, #ARGV, 3 do
  redis.call('HSET', KEYS[1], 't:' .. ARGV[i], ARGV[i + 1])
  redis.call('ZADD', KEYS[2], ARGV[i + 2], ARGV[i])
end
return 1
