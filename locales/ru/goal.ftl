# Цель на день: отметка, к которой можно стремиться; пропуск ничего не отнимает.
goal-today = Сегодня { $minutes } из { $goal } минут
goal-today-none = Сегодня { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[many] { $minutes } минут
}
goal-left = Ещё { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[many] { $minutes } минут
} — или на сегодня хватит.
goal-reached = Задуманное на сегодня сделано.
goal-optional = Цель не поставлена, и это не обязательно.
goal-streak = { $days ->
    [one] { $days } день подряд
    [few] { $days } дня подряд
   *[many] { $days } дней подряд
}; один пропуск на семь дней ряда не прерывает.
goal-set = Поставить цель
goal-change = Изменить цель
goal-line = цель { $minutes } мин
goal-map = из { $minutes } минут сегодня
goal-chart = Последние семь дней: { $days }.
