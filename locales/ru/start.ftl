# Первый запуск: пять вопросов, меньше минуты
start-skip = Пропустить, спросить потом
start-not-now = Не сейчас
start-step-language = Язык
start-step-age = Возраст
start-step-name = Имя
start-step-keyboard = Клавиатура
start-step-goal = Цель
start-steps = Вопросы
start-left = { $count ->
    [0] Последний вопрос
    [one] После этого ещё один вопрос
    [few] После этого ещё { $count } вопроса
   *[many] После этого ещё { $count } вопросов
}
start-next = Дальше
start-begin = К курсу

start-language-title = На каком языке вы будете печатать?
start-language-lead = На нём будет курс и всё, что говорит Tactus.

start-age-title = Кто учится?
start-age-lead = От этого зависят тексты, темп и слова.
start-age-only = Пока на этом языке есть один курс. Он подойдёт и тем, кто младше; отдельные курсы для них появятся позже.
age-adults = Взрослый
age-adults-note = от 18 лет
age-teens = Подросток
age-teens-note = 12–17 лет
age-kids = Ребёнок
age-kids-note = 7–11 лет: крупный текст, без скорости

start-name-title = Как к вам обращаться?
start-name-lead = Имя стоит рядом с вашими успехами, чтобы за одним компьютером могли учиться несколько человек. Оно остаётся здесь.
start-name-label = Имя
start-name-help = Можно оставить пустым.

start-keyboard-title = Это ваша клавиатура?
start-keyboard-lead = Мы предположили по языку и системе. Нажмите несколько букв, чтобы уточнить.
start-keyboard-lead-pressed = { $count ->
    [one] Мы предположили по языку и { $count } нажатой клавише.
   *[many] Мы предположили по языку и { $count } нажатым клавишам.
}
start-keyboard-lead-chosen = Её выбрали вы.
start-keyboard-hint = Нажатая клавиша подсветится там, где она, по-нашему, находится. Здесь ничего не записывается.
start-keyboard-yes = Да, это она
start-keyboard-other = Не совсем?
start-keyboard-all = { $count ->
    [one] Все раскладки: { $count }
   *[many] Все раскладки: { $count }
}
start-keyboard-later = Её можно сменить когда угодно.
form-ansi = Enter в одну строку
form-iso = высокий Enter

start-goal-title = Сколько вы хотели бы заниматься?
start-goal-lead = Это ориентир, не больше. День без занятий ничего не отнимает.
goal-minutes = { $minutes } минут в день
goal-note-5 = один-два урока
goal-note-10 = на это рассчитаны курсы
goal-note-20 = для быстрого начала
goal-none = Без цели
goal-none-note = просто заниматься
start-keyboard-picture = { $count ->
    [0] Клавиатура «{ $name }». Пока ничего не нажато.
   *[other] Клавиатура «{ $name }». Нажаты: { $keys }.
}
start-others = Или продолжить как
