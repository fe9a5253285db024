-- Addresses from a file, one a line -> what wrk asks for, each thread from a place of its own; at the end one line of JSON.

local asked, visitors, at = {}, 200, 0

function init(args)
  for line in io.lines(args[1]) do asked[#asked + 1] = line end
  math.randomseed(tonumber(args[2]) + tonumber(string.format("%p", asked):sub(-6), 16))
  at = math.random(#asked)
end

function request()
  at = at % #asked + 1
  local visitor = string.format("visitor-of-the-bench-%03d", at % visitors)
  wrk.headers["Accept"] = "text/html"
  wrk.headers["Cookie"] = "secondsource_visitor_" .. wrk.port .. "=" .. visitor
  return wrk.format("GET", asked[at])
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    'JSON{"requests":%d,"seconds":%.2f,"p50":%.1f,"p95":%.1f,"p99":%.1f,"max":%.1f,"refused":%d,"broken":%d,"megabytes":%.0f}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3,
    latency:percentile(99) / 1e3, latency.max / 1e3, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout, summary.bytes / 1e6))
end
