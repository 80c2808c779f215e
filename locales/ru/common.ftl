# Единицы и длительности. Числа приходят уже оформленными.
unit-wpm = сл./мин
unit-cpm = зн./мин
unit-ms = мс
duration-seconds = { $seconds } с
duration-minutes = { $minutes } мин
duration-hours = { $hours } ч { $minutes } мин

# Общие кнопки
action-back = Назад
action-close = Закрыть
action-cancel = Отмена
action-again = Повторить
action-continue = Дальше
action-copy = Скопировать подробности
action-copied = Скопировано
key-enter = Enter
key-esc = Esc

# Звёзды, в том числе вслух
stars-of-five = { $stars ->
    [one] { $stars } звезда из 5
    [few] { $stars } звезды из 5
   *[many] { $stars } звёзд из 5
}
stars-none = Звёзд пока нет

# Профили
profile-nameless = Ученик
profile-switch = Профили на этом компьютере
profile-add = Новый профиль
action-undo = Вернуть
trouble-title = Не получилось
field-show-password = Показать пароль
stepper-less = Меньше
stepper-more = Больше
