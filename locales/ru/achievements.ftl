# Достижения: названия и условия. Числа берутся из content/achievements.toml, в текстах их нет. $percent и $speed
# приходят уже записанными, с единицей.
achievement-first-bar = Первый такт
achievement-how-first-bar = Пройден первый урок
achievement-home-row = Руки дома
achievement-how-home-row = Пройдены все уроки первого блока
achievement-opening-pairs = Пары-отмычки
achievement-how-opening-pairs = Пройдены все уроки второго блока
achievement-whole-alphabet = От А до Я
achievement-how-whole-alphabet = Пройдены все уроки третьего блока: ни одна буква не забыта
achievement-capitals = С большой буквы
achievement-how-capitals = Пройден блок заглавных и знаков препинания
achievement-digits = Точный счёт
achievement-how-digits = Пройден блок цифр
achievement-symbols = Мелкий шрифт
achievement-how-symbols = Пройден блок символов — целиком или почти
achievement-fluency = Как по маслу
achievement-how-fluency = Пройден последний блок
achievement-half-way = Привал на полпути
achievement-how-half-way = Пройдена половина уроков курса
achievement-whole-course = От корки до корки
achievement-how-whole-course = Пройден весь курс, разве что без нескольких уроков
achievement-ten-keys = Горсть клавиш
achievement-how-ten-keys = { $count ->
    [one] { $count } клавиша из пройденных уроков
    [few] { $count } клавиши из пройденных уроков
   *[many] { $count } клавиш из пройденных уроков
}
achievement-thirty-keys = Целая связка
achievement-how-thirty-keys = { $count ->
    [one] { $count } клавиша из пройденных уроков
    [few] { $count } клавиши из пройденных уроков
   *[many] { $count } клавиш из пройденных уроков
}
achievement-forty-stars = Вызвездило
achievement-how-forty-stars = { $count ->
    [one] { $count } звезда во всех уроках вместе
    [few] { $count } звезды во всех уроках вместе
   *[many] { $count } звёзд во всех уроках вместе
}
achievement-star-map = Карта звёздного неба
achievement-how-star-map = { $count ->
    [one] { $count } звезда во всех уроках вместе
    [few] { $count } звезды во всех уроках вместе
   *[many] { $count } звёзд во всех уроках вместе
}
achievement-night-sky = Млечный Путь
achievement-how-night-sky = { $count ->
    [one] { $count } звезда во всех уроках вместе
    [few] { $count } звезды во всех уроках вместе
   *[many] { $count } звёзд во всех уроках вместе
}
achievement-all-five = Все пять
achievement-how-all-five = Пять звёзд за один урок
achievement-fives = Круглый пятёрочник
achievement-how-fives = Пять звёзд { $count ->
    [one] в { $count } уроке
   *[other] в { $count } уроках
}

achievement-clean-line = Чистая строка
achievement-how-clean-line = { $count ->
    [one] { $count } нажатие и больше без единого промаха
    [few] { $count } нажатия и больше без единого промаха
   *[many] { $count } нажатий и больше без единого промаха
}
achievement-clean-sheet = Чистый лист
achievement-how-clean-sheet = { $count ->
    [one] { $count } нажатие и больше без единого промаха
    [few] { $count } нажатия и больше без единого промаха
   *[many] { $count } нажатий и больше без единого промаха
}
achievement-ten-clean = Чистая работа
achievement-how-ten-clean = { $count ->
    [one] { $count } текст без промахов
    [few] { $count } текста без промахов
   *[many] { $count } текстов без промахов
}
achievement-fifty-clean = Ластик без дела
achievement-how-fifty-clean = { $count ->
    [one] { $count } текст без промахов
    [few] { $count } текста без промахов
   *[many] { $count } текстов без промахов
}
achievement-careful = С чувством, с толком
achievement-how-careful = { $count ->
    [one] Точность { $percent } на { $count } нажатии и больше
   *[other] Точность { $percent } на { $count } нажатиях и больше
}
achievement-careful-days = Изо дня в день
achievement-how-careful-days = { $count ->
    [one] Точность { $percent } в { $count } день занятий
    [few] Точность { $percent } в { $count } разных дня
   *[many] Точность { $percent } в { $count } разных дней
}
achievement-careful-season = Вторая натура
achievement-how-careful-season = { $count ->
    [one] Точность { $percent } в { $count } день занятий
    [few] Точность { $percent } в { $count } разных дня
   *[many] Точность { $percent } в { $count } разных дней
}
achievement-no-way-back = Назад ни шагу
achievement-how-no-way-back = { $count ->
    [one] Точность { $percent } на { $count } нажатии и больше при отключённой Backspace
   *[other] Точность { $percent } на { $count } нажатиях и больше при отключённой Backspace
}
achievement-put-right = Всё на месте
achievement-how-put-right = Каждый промах найден и исправлен там, где его можно было оставить
achievement-one-slip = Единственный
achievement-how-one-slip = { $count ->
    [one] Один промах на { $count } нажатие и больше
    [few] Один промах на { $count } нажатия и больше
   *[many] Один промах на { $count } нажатий и больше
}

achievement-even-hand = Ровная рука
achievement-how-even-hand = Ровность { $percent } и выше
achievement-steady-hand = Как часы
achievement-how-steady-hand = Ровность { $percent } и выше
achievement-one-breath = На одном дыхании
achievement-how-one-breath = { $count ->
    [one] { $count } нажатие и больше без пауз
    [few] { $count } нажатия и больше без пауз
   *[many] { $count } нажатий и больше без пауз
}

achievement-three-days = Будем знакомы
achievement-how-three-days = { $count ->
    [one] { $count } день с занятиями
    [few] { $count } дня с занятиями
   *[many] { $count } дней с занятиями
}
achievement-two-weeks = Две недели по дням
achievement-how-two-weeks = { $count ->
    [one] { $count } день с занятиями, можно вразбивку
    [few] { $count } дня с занятиями, можно вразбивку
   *[many] { $count } дней с занятиями, можно вразбивку
}
achievement-hundred-days = Сто вечеров
achievement-how-hundred-days = { $count ->
    [one] { $count } день с занятиями, можно вразбивку
    [few] { $count } дня с занятиями, можно вразбивку
   *[many] { $count } дней с занятиями, можно вразбивку
}
achievement-seven-in-a-row = Бусы на нитке
achievement-how-seven-in-a-row = { $count ->
    [one] { $count } день подряд; один пропуск в неделю не в счёт
    [few] { $count } дня подряд; один пропуск в неделю не в счёт
   *[many] { $count } дней подряд; один пропуск в неделю не в счёт
}
achievement-thirty-in-a-row = Длинная нитка
achievement-how-thirty-in-a-row = { $count ->
    [one] { $count } день подряд; один пропуск в неделю не в счёт
    [few] { $count } дня подряд; один пропуск в неделю не в счёт
   *[many] { $count } дней подряд; один пропуск в неделю не в счёт
}
achievement-four-weeks = В расписании
achievement-how-four-weeks = { $count ->
    [one] { $count } неделя
    [few] { $count } недели
   *[many] { $count } недель
} с занятиями хотя бы { $each ->
    [one] в { $each } день
    [few] в { $each } дня
   *[many] в { $each } дней
}
achievement-twelve-weeks = Целая четверть
achievement-how-twelve-weeks = { $count ->
    [one] { $count } неделя
    [few] { $count } недели
   *[many] { $count } недель
} с занятиями хотя бы { $each ->
    [one] в { $each } день
    [few] в { $each } дня
   *[many] в { $each } дней
}
achievement-six-months = Листки календаря
achievement-how-six-months = { $count ->
    [one] Занятия в { $count } месяце
   *[other] Занятия в { $count } разных месяцах
}
achievement-whole-week = Хоть в понедельник
achievement-how-whole-week = Занятия в каждый из дней недели, пусть и не в одну неделю

achievement-back-again = Снова здесь
achievement-how-back-again = { $days ->
    [one] Занятие через { $days } день после прежнего или позже
    [few] Занятие через { $days } дня после прежнего или позже
   *[many] Занятие через { $days } дней после прежнего или позже
}
achievement-back-and-back = Дверь не заперта
achievement-how-back-and-back = { $count ->
    [one] { $count } возвращение
    [few] { $count } возвращения
   *[many] { $count } возвращений
}, каждое спустя { $days ->
    [one] { $days } день и больше
    [few] { $days } дня и больше
   *[many] { $days } дней и больше
}
achievement-a-year-later = Год спустя
achievement-how-a-year-later = { $days ->
    [one] Занятие через { $days } день после прежнего или позже
    [few] Занятие через { $days } дня после прежнего или позже
   *[many] Занятие через { $days } дней после прежнего или позже
}
achievement-better-today = Сегодня лучше
achievement-how-better-today = В уроке заметно меньше промахов, чем в один из прошлых дней
achievement-better-and-better = Чем дальше, тем лучше
achievement-how-better-and-better = { $count ->
    [one] { $count } урок, где промахов стало заметно меньше, чем в один из прошлых дней
    [few] { $count } урока, где промахов стало заметно меньше, чем в один из прошлых дней
   *[many] { $count } уроков, где промахов стало заметно меньше, чем в один из прошлых дней
}
achievement-old-friend = Старый знакомый
achievement-how-old-friend = { $days ->
    [one] Тот же урок ещё раз через { $days } день или позже
    [few] Тот же урок ещё раз через { $days } дня или позже
   *[many] Тот же урок ещё раз через { $days } дней или позже
}

achievement-own-words = Своими словами
achievement-how-own-words = Свой текст напечатан до конца
achievement-bookshelf = Книжная полка
achievement-how-bookshelf = { $count ->
    [one] { $count } свой текст напечатан до конца
    [few] { $count } своих текста напечатаны до конца
   *[many] { $count } своих текстов напечатаны до конца
}
achievement-extra-bars = Ещё пара тактов
achievement-how-extra-bars = { $count ->
    [one] { $count } законченная тренировка
    [few] { $count } законченные тренировки
   *[many] { $count } законченных тренировок
}
achievement-second-language = Второй язык
achievement-how-second-language = { $each ->
    [one] По { $each } пройденному уроку
   *[other] По { $each } пройденных уроков
} { $count ->
    [one] на { $count } языке
   *[other] на { $count } языках
}
achievement-third-language = Трижды дома
achievement-how-third-language = { $each ->
    [one] По { $each } пройденному уроку
   *[other] По { $each } пройденных уроков
} { $count ->
    [one] на { $count } языке
   *[other] на { $count } языках
}
achievement-other-keyboard = Другая карта
achievement-how-other-keyboard = Урок на раскладке Дворака, Colemak, Workman, Neo или Bépo

achievement-andante = Анданте
achievement-how-andante = { $speed } в уроке при точности { $percent } и выше
achievement-moderato = Модерато
achievement-how-moderato = { $speed } в уроке при точности { $percent } и выше
achievement-allegro = Аллегро
achievement-how-allegro = { $speed } в уроке при точности { $percent } и выше
achievement-speed-demon = Престиссимо
achievement-how-speed-demon = { $speed } в уроке при точности { $percent } и выше

# Экран и строка в итоге занятия
achievements-title = Достижения
achievements-summary = Есть: { $reached }, в пути: { $underway }, скрыто: { $hidden }
achievements-reached = Уже есть
achievements-under-way = В пути
achievements-ahead = Впереди
achievements-hidden = { $count ->
    [one] { $count } скрыто
   *[other] { $count } скрыты
}
achievements-hidden-why = Покажутся, когда случатся. Больше от них ничего не зависит.
achievements-empty = Пока пусто
achievements-empty-why = Первое появится с первым пройденным уроком.
achievements-result = Новое: { $names }
achievements-so-far = лучшее пока { $have }
achievements-days = { $need ->
    [one] { $have } из { $need } дня
   *[other] { $have } из { $need } дней
}
achievements-days-in-a-row = { $need ->
    [one] { $have } из { $need } дня подряд
   *[other] { $have } из { $need } дней подряд
}
achievements-weekdays = { $need ->
    [one] { $have } из { $need } дня недели
   *[other] { $have } из { $need } дней недели
}
achievements-weeks = { $need ->
    [one] { $have } из { $need } недели
   *[other] { $have } из { $need } недель
}
achievements-months = { $need ->
    [one] { $have } из { $need } месяца
   *[other] { $have } из { $need } месяцев
}
achievements-returns = { $need ->
    [one] { $have } из { $need } возвращения
   *[other] { $have } из { $need } возвращений
}
achievements-sessions = { $need ->
    [one] { $have } из { $need } занятия
   *[other] { $have } из { $need } занятий
}
achievements-texts = { $need ->
    [one] { $have } из { $need } текста
   *[other] { $have } из { $need } текстов
}
achievements-lessons = { $need ->
    [one] { $have } из { $need } урока
   *[other] { $have } из { $need } уроков
}
achievements-stars = { $need ->
    [one] { $have } из { $need } звезды
   *[other] { $have } из { $need } звёзд
}
achievements-keys = { $need ->
    [one] { $have } из { $need } клавиши
   *[other] { $have } из { $need } клавиш
}
achievements-languages = { $need ->
    [one] { $have } из { $need } языка
   *[other] { $have } из { $need } языков
}
achievements-keystrokes = { $need ->
    [one] { $have } из { $need } нажатия
   *[other] { $have } из { $need } нажатий
}
achievements-all = Показать все: { $count }
achievements-title-child = Моя коллекция
achievements-summary-child = Уже есть: { $reached }
achievements-points = { $points ->
    [one] { $points } очко
    [few] { $points } очка
   *[other] { $points } очков
}
achievements-tier-bronze = Бронза
achievements-tier-silver = Серебро
achievements-tier-gold = Золото
achievements-tier-platinum = Платина
achievements-about-path = Курс
achievements-about-accuracy = Аккуратность
achievements-about-rhythm = Ровность
achievements-about-days = Дни
achievements-about-again = Возвращения
achievements-about-breadth = Другие тексты
achievements-about-speed = Скорость
