settings-title = Настройки
settings-keyboard = Клавиатура и набор
settings-text = Текст
settings-look = Вид
settings-lesson = На уроке
settings-about = Этот компьютер
settings-at-once = Изменения действуют сразу.
settings-reset = Сбросить эту страницу
settings-reset-done = На этой странице всё как вначале.

setting-layout = Раскладка
setting-layout-note = Та, что нанесена на ваши клавиши.
setting-policy = После промаха
setting-policy-note = На уроках. Показатели, полученные при разном выборе, между собой не сравниваются.
policy-stop-on-error = Ждать верной клавиши
policy-free = Идти дальше, Backspace исправляет
policy-no-backspace = Идти дальше без исправлений
setting-speed = Скорость
setting-speed-note = Слова или знаки в минуту. Словом считаются пять знаков.
speed-wpm = Слова в минуту
speed-cpm = Знаки в минуту

setting-text-size = Размер текста
setting-text-size-note = Всего, что есть в этом окне.
setting-type-size = Текст для набора
setting-type-size-note = Размер букв, которые вы набираете.
setting-letters = Расстояние между буквами
setting-letters-note = В тексте для набора.
setting-words = Расстояние между словами
setting-words-note = В тексте для набора.
setting-sample = Так выглядят ваши уроки
unit-px = { $value } пикс.
unit-percent = { $value } %

setting-language = Язык
setting-language-note = Интерфейса. Язык курса не меняется.
setting-theme = Цвета
setting-theme-note = «Как в системе» учитывает и её контрастность.
theme-system = Как в системе
theme-light = Светлые
theme-dark = Тёмные
theme-contrast = Контрастные

setting-keyboard = Рисунок клавиатуры
setting-keyboard-note = Под текстом. Освоенные клавиши бледнеют и возвращаются при заминке.
setting-hands = Руки
setting-hands-note = Слева и справа от клавиатуры: какой палец следующий.
setting-figures = Скорость и точность во время набора
setting-figures-note = Одна неброская строка вверху. В итогах они есть всегда.
setting-goal = Цель на день
setting-goal-note = Ориентир. День без занятий ничего не отнимает.
goal-minutes-short = { $minutes } мин
goal-none-short = Нет

about-version = Версия
about-server = Сервер синхронизации
about-server-note = Используется, только если вы вошли.
about-data = Ваши данные
about-data-note = Каждое занятие сначала сохраняется на этом компьютере. Без учётной записи ничего не отправляется.
about-report = Отчёт для администратора
about-report-note = Состояние этого компьютера, сети и пути к серверу. В нём нет ни имён, ни того, что вы набирали.
report-look = Показать отчёт
report-close = Закрыть
report-save = Сохранить в файл
report-text = Отчёт, на английском
settings-locked = задано для этого компьютера
setting-on = Включено
setting-off = Выключено

settings-course = Курс
setting-digits = Цифры
setting-digits-note = Здесь школы расходятся. Оставьте ту, к которой привыкли руки.
digits-standard = 6 — правым указательным, как учат чаще всего
digits-t6 = 6 — левым указательным
digits-o0 = 6 — левым указательным, 2 — мизинцем, 0 — безымянным
digits-picture = Ваша клавиатура, на каждой клавише её палец: { $fingers }
setting-course-language = Язык курса
setting-course-language-note = То, что вы набираете. Язык интерфейса — на странице «Вид».
setting-course-age = Для кого
setting-course-age-note = От этого зависят тексты, темп и слова.
course-stays = Всё достигнутое в курсе остаётся: вернётесь — и продолжите с того же места.
course-changed = Теперь ваш курс — «{ $name }».
own-title = Свои курсы и раскладки
own-note = Учитель может написать курс, а кто угодно — раскладку. Положите файл в папку и прочитайте её заново.
own-courses = Курсы
own-layouts = Раскладки
own-again = Прочитать заново
own-none = Здесь пока пусто.
own-no-layout = Ни одна из ваших раскладок не набирает его целиком.
own-problems = { $count ->
    [one] Не используется { $count } файл
    [few] Не используются { $count } файла
   *[many] Не используются { $count } файлов
}
own-line = строка { $line }

copies-title = Копии ваших данных
copies-note = Tactus делает копию каждый день и хранит три последние, а ещё одну перед каждой новой версией.
copies-none = Первая копия появится сегодня, после занятия.
copy-day = Копия за { $day }
copy-update = Копия перед новой версией
copy-sessions = { $count ->
    [0] занятий ещё нет
    [one] { $count } занятие, последнее { $newest }
    [few] { $count } занятия, последнее { $newest }
   *[other] { $count } занятий, последнее { $newest }
}
copy-restore = Вернуться к ней
copy-ask = Вернуться к этой копии?
copy-ask-text = Настройки станут такими, как тогда. Все занятия и открытые уроки, и из копии, и новые, останутся, а нынешний файл сохранится рядом.
copy-ask-yes = Вернуться к копии
copy-ask-no = Оставить как есть
copy-done = Данные теперь как в копии, со всеми занятиями после неё.
