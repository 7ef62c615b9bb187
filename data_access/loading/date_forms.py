"""The ways in which systems and spreadsheets write a date, as macros of SQL. None is month first.

A text is first brought to small letters, without its time and with spaces for separators; its shape then
says in which order day, month and year stand.
"""

# Shape of the text, and how DuckDB is to read it.
FORMS = (
    (r"\d{1,2} \d{1,2} \d{4}", ("%d %m %Y",)),
    (r"\d{4} \d{1,2} \d{1,2}", ("%Y %m %d",)),
    (r"\d{1,2} [a-z]+ \d{4}", ("%d %b %Y", "%d %B %Y")),
    (r"\d{1,2} [a-z]+ \d{2}", ("%d %b %y", "%d %B %y")),  # Oracle's default
    (r"\d{1,2} \d{1,2} \d{2}", ("%d %m %y",)),
    (r"(19|20|21)\d{6}", ("%Y%m%d",)),
    (r"\d{1,2}[a-z]{3}\d{4}", ("%d%b%Y",)),
    (r"\d{4} [a-z]+ \d{1,2}", ("%Y %b %d", "%Y %B %d")),
    (r"[a-z]+ \d{1,2} \d{4}", ("%b %d %Y", "%B %d %Y")),  # SQL Server's default
)
EPOCH = 25569  # 1 January 1970 as Excel counts days
# A time with its distance from Greenwich: what is late in a summer evening there is the next day here.
ZONED = r"\d{4}-\d\d-\d\d[ t]\d\d:\d\d(:\d\d(\.\d+)?)? ?(z|utc|[+-]\d\d(:?\d\d)?)"

_WHENS = " ".join(
    f"WHEN regexp_full_match(plain, '{shape}') THEN try_strptime(plain, {list(formats)})::DATE"
    for shape, formats in FORMS
)

MACROS = (
    r"cut_time(t) AS regexp_replace(regexp_replace(t, '(t|:| +)\d{1,2}[:.]\d\d.*$', ''), "
    r"'(\d)t\d{4}(\d\d)?z?$', '\1')",
    r"plain_date(t) AS replace(trim(regexp_replace(regexp_replace(cut_time(t), "
    r"'^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[, ]+', ''), '[-/., ]+', ' ', 'g')), 'sept ', 'sep ')",
    # A macro is written out wherever it is used, and so is what it is given: named here, it is planned once.
    f"read_date(t) AS list_transform([t], lambda plain: CASE {_WHENS} END)[1]",
    r"is_count(t) AS regexp_full_match(t, '[2-7]\d{4}(\.\d+)?')",
    "local_date(t) AS (try_cast(upper(regexp_replace(regexp_replace(regexp_replace(t, '[.]\\d+', ''), "
    "' ?(z|utc)$', '+00'), '([ t]\\d\\d:\\d\\d)([+-])', '\\1:00\\2').replace(' +', '+').replace(' -', '-')) "
    "AS TIMESTAMPTZ) AT TIME ZONE 'Europe/London')::DATE",
    "as_date_of(t) AS CASE WHEN is_count(t) THEN DATE '1899-12-30' + floor(t::DOUBLE)::INTEGER "
    f"WHEN regexp_full_match(t, '{ZONED}') THEN local_date(t) ELSE read_date(plain_date(t)) END",
    "as_date(t) AS as_date_of(lower(t))",
    "as_day(t) AS (as_date(t) - DATE '1970-01-01')::INTEGER",
    # Day and month as they stand, where a year follows.
    r"number_in(t, nth) AS try_cast(CASE WHEN nth = 1 THEN "
    r"regexp_extract(plain_date(t), '^(\d{1,2}) \d{1,2} (\d{4}|\d{2})$', 1) ELSE "
    r"regexp_extract(plain_date(t), '^\d{1,2} (\d{1,2}) (\d{4}|\d{2})$', 1) END AS INTEGER)",
    r"is_zero_date(t) AS regexp_full_match(t, '[0/.:T -]+')",
)
