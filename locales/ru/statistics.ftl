statistics-title = Статистика
statistics-period = Период
period-week = 7 дней
period-month = 30 дней
period-eight-weeks = 8 недель
period-all = Всё время

statistics-gain = на { $speed } больше за период
statistics-chart = Скорость: { $sessions ->
    [one] { $sessions } занятие
    [few] { $sessions } занятия
   *[many] { $sessions } занятий
}, от { $slowest } до { $fastest }, медиана последних пяти — { $median }. Точность от { $lowest } до { $highest }.
statistics-legend-session = занятие
statistics-legend-median = медиана пяти
statistics-legend-accuracy = точность
statistics-session = { $day } · { $what } · { $speed } · { $accuracy }
statistics-lesson = урок { $number }
statistics-practice = тренировка
statistics-as-table = Таблицей
statistics-as-chart = Наглядно
statistics-table-sessions = Занятия, сначала новые
statistics-table-newest = Последние { $count }.
column-day = День
column-what = Что
column-speed = Скорость
column-median = Медиана пяти
column-accuracy = Точность
column-key = Клавиша
column-presses = Нажатия
column-slips = Промахи
column-share = Доля
column-gap = Медиана, мс

days-title = Дни
days-summary = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
} с занятиями из { $of }, всего { $time }
days-streak = { $days ->
    [one] { $days } день подряд
    [few] { $days } дня подряд
   *[many] { $days } дней подряд
}
days-note = Одна черта — день, её высота — минуты. Пропуск ничего не отнимает.
days-chart = Минуты в день с { $from } по { $to }; больше всего { $day }: { $time }.

instead-title = Что вместо чего
instead-times = { $count ->
    [one] { $count } раз
    [few] { $count } раза
   *[many] { $count } раз
}
instead-name = { $typed } вместо { $expected }
instead-none = За этот период промахов нет.

keys-title = Клавиши
keys-what = Что показывает цвет
keys-speed = Скорость
keys-slips = Промахи
keys-presses = Нажатия
keys-few = мало
keys-chart-speed = Медиана промежутка по клавишам, в миллисекундах. Дольше всего: { $keys }.
keys-chart-slips = Промахи по клавишам, в процентах. Больше всего: { $keys }.
keys-chart-presses = Нажатия по клавишам. Больше всего: { $keys }.
keys-under = до { $value }
keys-more = от { $value }
keys-note = Пустые клавиши ещё не пройдены или не нажимались за этот период. «мало» — меньше 20 нажатий.
key-space = пробел

statistics-empty-title = Законченных занятий пока нет
statistics-empty-text = После первого урока здесь появятся скорость, точность и каждая клавиша.
statistics-empty-action = К первому уроку
statistics-quiet-title = За этот период законченных занятий нет
statistics-quiet-text = Перерыв ничего не отнимает. Всё прежнее на месте.
statistics-quiet-action = Показать всё время
