-- What a row of users holds beside its keys.
    title, first_name, last_name, gender, email, nat AS nationality,
    strftime(dob, '%Y-%m-%dT%H:%M:%S.%gZ') AS dob_date,
    datesub('year', dob::DATE, DATE '2026-11-21') AS dob_age,
    strftime(registered, '%Y-%m-%dT%H:%M:%S.%gZ') AS registered_date,
    datesub('year', registered::DATE, DATE '2026-11-21') AS registered_age,
    phone, cell, id_name, id_value, large AS picture_large, medium AS picture_medium,
    thumbnail AS picture_thumbnail, '2026-11-21T12:00:00.000Z' AS created_at
