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
locked-finish = Урок { $lesson } откроется после урока { $before }
locked-speed = Скорость
locked-accuracy = Точность
locked-finished = Закончен
locked-you = сейчас { $value }
locked-not-typed = ещё не набран
locked-needs = нужно { $value }
locked-met = достигнуто
locked-unmet = пока не достигнуто
locked-missing-accuracy = До нужной точности не хватает { $points } процентного пункта: это примерно на { $slips ->
    [one] { $slips } промах
    [few] { $slips } промаха
   *[many] { $slips } промахов
} меньше на { $length ->
    [one] { $length } знак
    [few] { $length } знака
   *[many] { $length } знаков
}.
locked-missing-speed = Не хватает { $speed }.
locked-go-slower = Можно печатать медленнее: скорости хватает с запасом.
locked-keep-accuracy = Точности уже достаточно.
locked-first = { $stars ->
    [one] Урок { $before } ещё не набран. За { $stars } звезду в нём откроется этот.
    [few] Урок { $before } ещё не набран. За { $stars } звезды в нём откроется этот.
   *[many] Урок { $before } ещё не набран. За { $stars } звёзд в нём откроется этот.
}
locked-far = Урок { $before } тоже пока закрыт. Сначала — урок { $current }.
locked-go = { $attempts ->
    [0] Пройти урок { $number }
   *[other] Повторить урок { $number }
}

side-now = Сейчас
side-lesson = Урок { $number }: { $title }
side-goal = Знаков: { $length }, цель — { $speed } и { $accuracy }.
side-goal-child = Знаков: { $length }. Спешить не нужно.
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
