-- A two-year history in the table of facts, in the order of time: skewed handling times, a tenth still open, a third
-- surveyed, a few who come again. :rows cases until :newest.
with drawn as (
  select i, random() a, random() b, random() c, random() d, random() e, random() f, random() g, random() h,
    timestamptz :'newest' - interval '730 days' * (1 - i::float8 / :rows) as received
  from generate_series(1, :rows) i
), timed as (
  select *, received + interval '72 hours' * -ln(1 - least(a, 0.999999)) as ends, received + interval '7 days' as due
  from drawn
), told as (
  select *, b > 0.1 and ends < timestamptz :'newest' as ended from timed
)
insert into case_facts (
  id, number, state, channel, category, product, severity, department, handler, cause, language, customer, received_at,
  responded_at, resolved_at, due_at, breached, on_time, reopened, disputed, contact_attempts, surveyed_at, attitude,
  timeliness, clarity, fairness, overall, nps, ces
)
select '018' || lpad(to_hex(i), 12, '0'), 'R-' || to_char(received, 'YYYY') || '-' || lpad(i::text, 7, '0'),
  case when ended then 'closed' else 'investigating' end,
  (array['web', 'phone', 'email', 'chat', 'social', 'on-site', 'letter', 'other'])[1 + floor(power(c, 1.5) * 8)],
  'category-' || floor(power(d, 1.5) * 40), 'product-' || floor(power(e, 1.5) * 120),
  (array['low', 'medium', 'high', 'critical'])[1 + floor(power(f, 1.5) * 4)],
  (array['care', 'quality', 'logistics', 'billing', 'legal', 'shops'])[1 + floor(power(g, 1.5) * 6)],
  'handler-' || floor(power(h, 1.5) * 60),
  case when ended then (array['logistics.late', 'product.quality', 'service.attitude', 'price.charges', 'other'])
    [1 + floor(power(a, 1.5) * 5)] end,
  'en', 'customer-' || floor(b * :rows * 0.8), to_char(received at time zone 'UTC', :'format'),
  to_char((received + interval '8 hours' * c) at time zone 'UTC', :'format'),
  case when ended then to_char(ends at time zone 'UTC', :'format') end, to_char(due at time zone 'UTC', :'format'),
  ends > due, case when ended then ends <= due when due < timestamptz :'newest' then false end, 0, 0, 0,
  case when ended and d < 0.3 then to_char(ends at time zone 'UTC', :'format') end,
  case when ended and d < 0.3 then 1 + floor(e * 5) end, case when ended and d < 0.3 then 1 + floor(f * 5) end,
  case when ended and d < 0.3 then 1 + floor(g * 5) end, case when ended and d < 0.3 then 1 + floor(h * 5) end,
  case when ended and d < 0.3 then 1 + floor(c * 5) end, case when ended and d < 0.3 then floor(a * 11) end,
  case when ended and d < 0.3 then 1 + floor(b * 7) end
from told;
analyze case_facts;
