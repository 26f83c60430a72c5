-- Takes stock of a lot for one token, once. KEYS: count, expiries.
-- ARGV: token, quantity, expiry in ms, buyer, owner (who asks), now in ms ('' where the window is not asked).
-- Answers a word, the epoch, a number that belongs to the word, and the price.
-- A count made by another server process (a restart, a replica that took over) may lack the last
-- writes and is no count.
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
local count = redis.call('HMGET', KEYS[1],
  'run', 'epoch', 'available', 'price', 'opens', 'closes', 'cap', 't:' .. ARGV[1], 'b:' .. ARGV[4])
if count[1] ~= run then
  return {'UNCOUNTED', '0', '0', '0'}
end
local function answer(word, number)
  return {word, count[2], tostring(number), count[4]}
end
local cap = tonumber(count[7] or '')
local has = tonumber(count[9] or '0')
local known = count[8]
if known then
  local quantity, owner, buyer = string.match(known, '^(%d+) (%S*) (.*)$')
  if quantity ~= ARGV[2] or buyer ~= ARGV[4] then
    return answer('OTHER', 0)
  end
  if owner ~= '' and owner ~= ARGV[5] then
    -- A second asker relies on it from now on, so the first may no longer give it back by itself.
    redis.call('HSET', KEYS[1], 't:' .. ARGV[1], quantity .. '  ' .. buyer)
  end
  if tonumber(count[3]) < 0 then
    return answer('OVERFULL', 0)
  end
  if cap and has > cap then
    return answer('LIMIT', 0)
  end
  return answer('KNOWN', 0)
end
if ARGV[6] ~= '' then
  if count[5] and tonumber(ARGV[6]) < tonumber(count[5]) then
    return answer('EARLY', count[5])
  end
  if count[6] and tonumber(ARGV[6]) >= tonumber(count[6]) then
    return answer('LATE', 0)
  end
end
if cap and has + tonumber(ARGV[2]) > cap then
  return answer('LIMIT', cap - has)
end
if tonumber(count[3]) < tonumber(ARGV[2]) then
  return answer('SHORT', count[3])
end
redis.call('HINCRBY', KEYS[1], 'available', '-' .. ARGV[2])
redis.call('HSET', KEYS[1], 't:' .. ARGV[1], ARGV[2] .. ' ' .. ARGV[5] .. ' ' .. ARGV[4])
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
if cap then
  redis.call('HINCRBY', KEYS[1], 'b:' .. ARGV[4], ARGV[2])
end
return answer('TAKEN', 0)
