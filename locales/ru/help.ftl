help-title = Горячие клавиши
help-everywhere = Везде, кроме урока
help-profiles = В списке профилей
help-lesson = В уроке
help-result = На экране результата
help-texts = Свои тексты
help-or = или
help-posture = Посадка и руки
help-open = Горячие клавиши
shortcut-help = Показать этот список
shortcut-profiles = Сменить профиль
shortcut-person = Выбрать человека по номеру или первой букве
shortcut-pause = Пауза, ещё раз — выйти
shortcut-figures = Показать или скрыть скорость и точность
shortcut-next = Следующий шаг
shortcut-leave = Туда, откуда пришли
shortcut-paste = Добавить скопированный текст
shortcut-back = К списку

intro-label = Перед первым уроком
intro-steps = Шаги перед первым уроком
intro-step-sit = Сесть
intro-step-hands = Положить руки
intro-step-type = Первые клавиши
intro-skip = Пропустить
intro-sit-title = Сначала сядьте удобно
intro-sit-lead = Минута сейчас — и шея потом не затечёт.
intro-picture = Человек за столом, вид сбоку: спина прямая, локти под прямым углом, ступни на полу
intro-screen = Экран на уровне глаз
intro-screen-note = На расстоянии вытянутой руки. Смотрите на него, а не на руки.
intro-elbows = Локти под прямым углом
intro-elbows-note = Запястья на весу: пока печатаете, они ни на что не опираются.
intro-back = Спина прямая, плечи опущены
intro-back-note = Спинка стула держит вас. Ничто не должно тянуть.
intro-feet = Ступни ровно на полу
intro-feet-note = Или на толстой книге, если стул высокий.
intro-sit-next = Сижу удобно
intro-then-hands = Дальше: положить руки
intro-hands-title = У пальцев есть дом
intro-hands-lead = Восемь клавиш, восемь пальцев. После каждого нажатия палец возвращается домой.
intro-keyboard = Клавиатура с основными клавишами: { $left } и левый указательный, правый указательный и { $right }
intro-left = Левый указательный — на { $key }
intro-right = Правый указательный — на { $key }
intro-feel = На клавише есть маленький выступ. Найдите его на ощупь, не глядя, и нажмите.
intro-found = Нашли.
intro-others = Остальные лежат рядом
intro-others-note = { $left } слева, { $right } справа. Большие пальцы — над пробелом.
intro-uncounted = Здесь ничего не считается.
intro-then-lesson = Дальше: урок 1, { $keys }
intro-hands-next = К первому уроку
intro-hands-untried = Дальше без пробы
intro-done = Вернуться к курсу

sources-title = Из чего сделан Tactus
sources-note = Всё лежит на этом компьютере, ничего не загружается извне.
sources-program = Программа
sources-faces = Шрифты
sources-words = Списки слов
sources-words-note = По лицензии CC BY-SA 4.0, вместе с упражнениями из них. Изменено: отобраны, объединены, упорядочены и прочитаны слово за словом
sources-texts = Тексты для упражнений
sources-layouts = Раскладки клавиатуры
sources-parts = Чужие части
sources-parts-note = { $count ->
    [one] { $count } библиотека с лицензией
    [few] { $count } библиотеки с лицензиями
   *[many] { $count } библиотек с лицензиями
}

# A profile with a PIN
lock-text = Введите PIN этого профиля или выберите ниже кого-нибудь другого.
lock-pin-title = PIN для этого профиля
lock-pin-note = Tactus будет спрашивать его после каждого запуска и каждой смены профиля, прежде чем что-то показать. PIN удержит любопытных, но это не замок для данных: кто пользуется этим компьютером, доберётся до файлов.
lock-pin-removed = PIN больше нет.
lock-forgot-text = Тогда PIN действует ещё 24 часа, и эта страница говорит об этом всем. Потом профиль открывается без него. Всё выученное остаётся на месте.
