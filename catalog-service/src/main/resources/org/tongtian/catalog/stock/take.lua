-- Takes stock of a lot for one token, once. KEYS: count, expiries. ARGV: token, quantity, expiry in ms.
-- A count made by another server process (a restart, a replica that took over) may lack the last
-- writes and is no count.
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
local count = redis.call('HMGET', KEYS[1], 'run', 'epoch', 'available', 't:' .. ARGV[1])
if count[1] ~= run then
  return {'UNCOUNTED', '0', '0'}
end
if count[4] then
  if count[4] ~= ARGV[2] then
    return {'OTHER', count[2], count[3]}
  end
  return {'KNOWN', count[2], count[3]}
end
if tonumber(count[3]) < tonumber(ARGV[2]) then
  return {'SHORT', count[2], count[3]}
end
local left = redis.call('HINCRBY', KEYS[1], 'available', '-' .. ARGV[2])
redis.call('HSET', KEYS[1], 't:' .. ARGV[1], ARGV[2])
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
return {'TAKEN', count[2], tostring(left)}
