statistics-title = Статистика
statistics-period = Период
period-week = 7 дней
period-month = 30 дней
period-quarter = 90 дней
period-year = Год
period-all = Всё время

statistics-gain = на { $speed } больше за период
statistics-legend-median = медиана пяти
statistics-legend-accuracy = точность
statistics-lesson = урок { $number }
statistics-practice = тренировка
statistics-as-table = Таблицей
statistics-as-chart = Наглядно
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
statistics-quiet-title = По этому выбору ничего не закончено
statistics-quiet-text = За этот период, на этой раскладке и с таким текстом законченных занятий нет. Всё остальное на месте.
statistics-quiet-action = Показать всё время

# Пока подсчитываются месяцы до обновления
statistics-summing = Прежние месяцы ещё подсчитываются. Пока что клавиши, пары, пальцы и ритм показаны только по более поздним; всё остальное уже полное. Ждать не нужно.
statistics-summing-done = Подсчитано { $share }

# Что показывать
statistics-layout = Раскладка
statistics-any-layout = Все раскладки
statistics-kind = Вид текста
statistics-any-kind = Все тексты
kind-lesson = Уроки
kind-practice = Тренировки
kind-own-text = Свои тексты
kind-test = Тесты скорости
statistics-own-text = свой текст
statistics-test = тест скорости

# Кривая и то же таблицей
statistics-chart-day = Медиана скорости по дням: от { $slowest } до { $fastest }; медиана последних пяти в конце — { $median }. Точность от { $lowest } до { $highest }.
statistics-chart-week = Медиана скорости по неделям: от { $slowest } до { $fastest }; медиана последних пяти в конце — { $median }. Точность от { $lowest } до { $highest }.
statistics-legend-day = медиана дня
statistics-legend-week = медиана недели
statistics-week-of = неделя с { $day }
statistics-spell = { $day } · { $sessions ->
    [one] { $sessions } занятие
    [few] { $sessions } занятия
   *[many] { $sessions } занятий
} · { $speed } · { $accuracy }
statistics-table-curve = Скорость и точность по времени, сначала новое
column-week = Неделя с
column-sessions = Занятия
column-range = Медленнее всего – быстрее всего
recent-title = Занятия
recent-open = Результат: { $what }, { $day }
figure-time-typed = время набора
figure-time-typed-definition = Время между нажатиями, каждый промежуток не больше пяти секунд. Занятий по этому выбору: { $sessions }, из них закончено: { $finished }.
figure-of-sessions = Среднее по величине значение законченных занятий.

calendar-title = Год
calendar-summary = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
} с занятиями, начиная с { $from }, всего { $time }.
calendar-most = Больше всего — { $day }: { $time }.
calendar-none = без занятий
column-month = Месяц
column-days = Дни
column-time = Время

pairs-title = Пары
pairs-what = Какие пары
pairs-all = Все
pairs-slow = Медленные
pairs-wrong = С ошибками
pairs-both = И то и другое
pair-slow = медленно
pair-wrong = с ошибками
pair-both = и то и другое
pairs-none = Таких пар по этому выбору нет.
pairs-more = Показать все { $count }
pairs-fewer = Показать меньше
pairs-capped = Показаны { $count } из { $all } пар: все медленные и ошибочные, затем самые частые.
column-pair = Пара
column-instead = Вместо неё
figure-pair-slow = медленные пары
figure-pair-slow-definition = Медиана промежутка перед второй клавишей хотя бы на четверть больше медианы всех ваших пар по этому выбору. Нужно 15 промежутков, которые считаются.
figure-pair-wrong = пары с ошибками
figure-pair-wrong-definition = Из нажатий на вторую клавишу 5 % или больше оказались ошибкой — и хотя бы вдвое больше, чем в среднем по всем парам. Нужно 20 нажатий.
figure-instead = промахи
figure-instead-definition = Слева клавиша, которая ожидалась, справа та, что нажата, и сколько раз это было по этому выбору.

gaps-title = Промежутки между клавишами
gaps-summary = Половина промежутков лежит между { $lower } и { $upper }, половина короче { $median }.
gaps-chart = Промежутков: { $count }; чаще всего от { $from } до { $to }.
gaps-picture = как читать рисунок
gaps-picture-definition = Каждый столбик считает промежутки одной длины в миллисекундах; через четыре столбика промежуток вдвое длиннее. Закрашена средняя половина всех промежутков, черта — медиана.
figure-gap = медиана промежутка
figure-gap-definition = Время перед верным нажатием внутри слова, после другого верного нажатия. Промежутки короче 40 мс и дольше 5 с не считаются.
column-from = От, мс
column-to = До, мс
column-gaps = Промежутки
column-part = Часть всех

fingers-title = Пальцы и руки
fingers-hands = Левая рука — { $left }, правая — { $right } всех нажатий.
fingers-note = Для раскладки { $layout }.
column-finger = Палец
finger-pinky-left = Левый мизинец
finger-ring-left = Левый безымянный
finger-middle-left = Левый средний
finger-index-left = Левый указательный
finger-index-right = Правый указательный
finger-middle-right = Правый средний
finger-ring-right = Правый безымянный
finger-pinky-right = Правый мизинец
finger-thumb = Большие пальцы
figure-finger = пальцы
figure-finger-definition = Клавиша считается за тем пальцем, которому её отводит слепой метод. Каким пальцем вы нажали на самом деле, клавиатура не знает.
moves-title = От клавиши к клавише
move-repeat = Та же клавиша
move-same-finger = Тот же палец
move-same-hand = Та же рука
move-other-hand = Другая рука
figure-move = переходы
figure-move-definition = Что делают руки между двумя клавишами слова. Клавиши с Shift, мёртвые клавиши и пробел не считаются.

pace-title = Внутри занятия
pace-quarter = Четверть { $number }
pace-even = В конце скорость такая же, как в начале.
pace-slower = Последняя четверть на { $percent } медленнее первой.
pace-faster = Последняя четверть на { $percent } быстрее первой.
pace-sessions = По { $sessions ->
    [one] { $sessions } занятию.
   *[other] { $sessions } занятиям.
}
column-quarter = Часть
figure-pace = четверти
figure-pace-definition = Каждое законченное занятие от 100 нажатий делится на четыре части с равным числом нажатий; все первые части складываются, все вторые и так далее. Скорость считает верные нажатия, а промежуток — не больше пяти секунд. Занятия с других устройств сюда не входят.

norm-title = Среди взрослых
norm-faster-than = { $speed } — ваша медиана за { $sessions ->
    [one] { $sessions } тест и свой текст
   *[other] { $sessions } тестов и своих текстов
} — быстрее примерно { $of } из 100 участников большого исследования.
norm-fastest-tenth = { $speed } — ваша медиана по тестам и своим текстам ({ $sessions }) — входит в самые быстрые десять процентов большого исследования.
norm-slowest-tenth = { $speed } — ваша медиана по тестам и своим текстам ({ $sessions }) — входит в самые медленные десять процентов большого исследования. Ваша собственная кривая говорит больше.
norm-how = как это посчитано
norm-how-definition = По среднему и разбросу исследования как нормальное распределение: оно сходится с опубликованными границами самых медленных и самых быстрых десяти процентов, а точнее за ними ничего не утверждается. Уроки и тренировки не входят: это не связные тексты. Нужно пять текстов.
norm-source = Источник: Dhakal, Feit, Kristensson, Oulasvirta, «Observations on Typing from 136 Million Keystrokes», CHI 2018. { $people } добровольцев набирали английские предложения на веб-странице, в среднем { $mean }. Они пришли сами, поэтому это не все люди.
