-- The epoch of a count made by this server process, else -1. KEYS: count.
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
local count = redis.call('HMGET', KEYS[1], 'run', 'epoch')
if count[1] ~= run then
  return -1
end
return tonumber(count[2])
