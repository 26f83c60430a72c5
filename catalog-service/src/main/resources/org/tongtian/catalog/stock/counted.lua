-- What a count of that epoch says is free, made by this server process; else nothing. KEYS: count. ARGV: epoch.
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
local count = redis.call('HMGET', KEYS[1], 'run', 'epoch', 'available')
if count[1] ~= run or count[2] ~= ARGV[1] then
  return false
end
return count[3]
