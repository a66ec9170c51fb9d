-- Sends the ready-made requests of the file in VRAGEN in turn, and tells what came of it as one line of JSON.
-- With EENMAAL it ends as soon as there are as many answers as requests (then without times).
local requests, at, answers, refused = {}, 0, 0, 0
local told = 'UITKOMST {"requests": %d, "seconds": %f, "p50": %f, "p99": %f, "refused": %d, "broken": %d}\n'

function init(args)
  local file = assert(io.open(os.getenv("VRAGEN"), "rb"))
  while true do
    local size = file:read("*l")
    if not size then break end
    requests[#requests + 1] = file:read(tonumber(size))
    file:read(1)
  end
  file:close()
  -- Every thread begins elsewhere, and no two runs at the same place.
  at = (os.time() * 7919) % #requests
  if os.getenv("EENMAAL") ~= "" then
    response = function(status)
      answers = answers + 1
      if status > 399 then refused = refused + 1 end
      if answers >= #requests then
        io.write(string.format(told, answers, 0, 0, 0, refused, 0))
        io.flush()
        os.exit(0)
      end
    end
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency, requests)
  io.write(string.format(
    told, summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    summary.errors.status, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
