-- Puts a fresh count in place unless a later one is there. KEYS: count, expiries.
-- ARGV: epoch, available, price, opening and closing in ms and what a buyer may have ('' for none),
-- how many reservations hold stock; token, quantity, expiry, buyer of each; then buyer and what they
-- have, of each buyer.
local installed = redis.call('HGET', KEYS[1], 'epoch')
if installed and tonumber(installed) >= tonumber(ARGV[1]) then
  return 0
end
redis.call('DEL', KEYS[1], KEYS[2])
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
redis.call('HSET', KEYS[1], 'run', run, 'epoch', ARGV[1], 'available', ARGV[2], 'price', ARGV[3])
for i, field in ipairs({'opens', 'closes', 'cap'}) do
  if ARGV[3 + i] ~= '' then
    redis.call('HSET', KEYS[1], field, ARGV[3 + i])
  end
end
local last = 7 + 4 * tonumber(ARGV[7])
for i = 8, last, 4 do
  redis.call('HSET', KEYS[1], 't:' .. ARGV[i], ARGV[i + 1] .. '  ' .. ARGV[i + 3])
  redis.call('ZADD', KEYS[2], ARGV[i + 2], ARGV[i])
end
for i = last + 1, #ARGV, 2 do
  redis.call('HSET', KEYS[1], 'b:' .. ARGV[i], ARGV[i + 1])
end
return 1
