"""How numbers of people are written, and what is written where there is nobody, as macros of SQL."""

# What is written where there is nobody, and where there is no date.
NOBODY = (
    "null", "(null)", "<null>", "#null!", "nil", "n/a", "#n/a", "na", "n.a.", "n/k", "not known", "unknown",
    "not recorded", "not applicable", "none", "nan", "nat", "blank", "(blank)", "tbc", "-", "--", ".", "?",
)  # fmt: skip

MACROS = (
    f"is_nobody(t) AS lower(t) IN {NOBODY}",
    # Of the numbers of people alone: a record may well have the number 999999, and an age the name Unborn.
    r"is_no_number(t) AS is_nobody(t) OR regexp_full_match(lower(t), "
    r"'0+|9{6,}|tba|(unborn|new ?born|new)( baby)?')",
    r"is_numbered(t) AS regexp_matches(t, '\d') AND NOT is_no_number(t)",
    # A number that a spreadsheet or a program kept as a fraction.
    r"as_person(t) AS CASE WHEN is_nobody(t) THEN NULL WHEN contains(t, '.0') AND "
    r"regexp_full_match(t, '\d+\.0+') THEN split_part(t, '.', 1) ELSE t END",
    r"is_shortened(t) AS contains(upper(t), 'E+') AND regexp_full_match(t, '\d([.,]\d+)?[eE]\+\d+')",
    # The number as it would be without the zeros before it; only of numbers.
    r"without_zeros(t) AS CASE WHEN regexp_full_match(t, '\d+') THEN ltrim(t, '0') ELSE t END",
)
