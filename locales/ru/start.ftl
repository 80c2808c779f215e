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
start-language-lead = На нём будет и курс, и сам Tactus.

start-age-title = Кто учится?
start-age-lead = От этого зависят тексты, темп и слова.
start-age-only = Пока на этом языке один курс. Он подойдёт и тем, кто младше; отдельные курсы для них появятся позже.
age-adults = Взрослый
age-adults-note = от 18 лет
age-teens = Подросток
age-teens-note = 12–17 лет
age-kids = Ребёнок
age-kids-note = 7–11 лет: крупный текст, скорость не важна

start-name-title = Как подписать профиль?
start-name-lead = Имя стоит рядом с успехами, чтобы за одним компьютером могли учиться несколько человек. С этого компьютера оно не уходит.
start-name-label = Имя
start-name-help = Можно оставить пустым.

start-keyboard-title = Это ваша клавиатура?
start-keyboard-lead = Догадка по языку и системе. Нажмите несколько букв, и она станет точнее.
start-keyboard-lead-pressed = { $count ->
    [one] Догадка по языку и { $count } нажатой клавише.
   *[many] Догадка по языку и { $count } нажатым клавишам.
}
start-keyboard-lead-chosen = Эту выбрали вы.
start-keyboard-hint = Нажатая клавиша подсветится там, где мы её ждём. Здесь ничего не записывается.
start-keyboard-yes = Да, это она
start-keyboard-other = Не она?
start-keyboard-all = { $count ->
    [one] Все раскладки: { $count }
   *[many] Все раскладки: { $count }
}
start-keyboard-later = Её можно сменить когда угодно.
form-ansi = низкий Enter
form-iso = высокий Enter

start-goal-title = Сколько заниматься в день?
start-goal-lead = Это ориентир, не больше. День без занятий ничего не отнимает.
goal-minutes = { $minutes } минут в день
goal-note-5 = один-два урока
goal-note-10 = на это рассчитаны курсы
goal-note-20 = чтобы быстро втянуться
goal-none = Без цели
goal-none-note = просто заниматься
start-keyboard-picture = { $count ->
    [0] Клавиатура «{ $name }». Пока ничего не нажато.
   *[other] Клавиатура «{ $name }». Нажаты: { $keys }.
}
start-others = Или продолжить как
