course-summary = { $layout } · { $lessons ->
    [one] { $lessons } урок
    [few] { $lessons } урока
   *[many] { $lessons } уроков
}, { $blocks ->
    [one] { $blocks } блок
    [few] { $blocks } блока
   *[many] { $blocks } блоков
}
course-lessons-done = { $total ->
    [one] из { $total } урока
   *[many] из { $total } уроков
}
course-stars-earned = { $total ->
    [one] из { $total } звезды
   *[many] из { $total } звёзд
}
course-block-summary = { $lessons ->
    [one] { $lessons } урок
    [few] { $lessons } урока
   *[many] { $lessons } уроков
} · { $stars } из { $total } звёзд
course-block-opens = { $stars ->
    [one] откроется за { $stars } звезду в уроке { $lesson }
    [few] откроется за { $stars } звезды в уроке { $lesson }
   *[many] откроется за { $stars } звёзд в уроке { $lesson }
}
course-block-beats = { $stars } из { $total } звёзд, урок за уроком
course-start = { $attempts ->
    [0] Начать урок { $number }
   *[other] Повторить урок { $number }
}
course-tiles = Уроки блока «{ $block }»

tile-new-keys = новые
tile-drill = клавиши
tile-words = слова
tile-sentences = фразы
tile-paragraphs = текст
tile-review = повтор
tile-all = все
tile-more = и ещё { $count }
tile-name = Урок { $number }, { $kind }: { $keys }
tile-state-locked = пока закрыт
tile-state-current = следующий

locked-title = { $stars ->
    [one] Урок { $lesson } откроется за { $stars } звезду в уроке { $before }
    [few] Урок { $lesson } откроется за { $stars } звезды в уроке { $before }
   *[many] Урок { $lesson } откроется за { $stars } звёзд в уроке { $before }
}
locked-finish = Урок { $lesson } откроется, когда вы закончите урок { $before }
locked-speed = Скорость
locked-accuracy = Точность
locked-finished = Закончен
locked-you = у вас { $value }
locked-not-typed = ещё не набран
locked-needs = нужно { $value }
locked-met = достигнуто
locked-unmet = пока не достигнуто
locked-missing-accuracy = Не хватает { $points } процентного пункта точности — примерно на { $slips ->
    [one] { $slips } промах
    [few] { $slips } промаха
   *[many] { $slips } промахов
} меньше на { $length } знаков.
locked-missing-speed = Не хватает { $speed }.
locked-go-slower = Печатайте медленнее: запас скорости есть.
locked-keep-accuracy = Точности уже достаточно.
locked-first = { $stars ->
    [one] Урок { $before } ещё не набран. Закончите его на { $stars } звезду, и этот откроется.
    [few] Урок { $before } ещё не набран. Закончите его на { $stars } звезды, и этот откроется.
   *[many] Урок { $before } ещё не набран. Закончите его на { $stars } звёзд, и этот откроется.
}
locked-far = Урок { $before } тоже пока закрыт. Сначала — урок { $current }.
locked-go = { $attempts ->
    [0] Пройти урок { $number }
   *[other] Повторить урок { $number }
}

side-now = Сейчас
side-lesson = Урок { $number }: { $title }
side-goal = { $length } знаков, цель — { $speed } и { $accuracy }.
side-goal-child = { $length } знаков, спешить не нужно.
side-start = Начать
side-today = Сегодня
side-today-goal = { $minutes } из { $goal } минут
side-today-none = { $minutes ->
    [one] пока { $minutes } минута
    [few] пока { $minutes } минуты
   *[many] пока { $minutes } минут
}
side-streak = { $days ->
    [one] { $days } день подряд
    [few] { $days } дня подряд
   *[many] { $days } дней подряд
}
