# Урок: шапка, пауза, фраза о пальце.
lesson-number = Урок { $number }
lesson-practice = Тренировка
lesson-placement = Текст { $number }
lesson-placement-note = Печатайте как обычно. Esc остановит проверку, а набранное учтём.
lesson-own-text = Свой текст
lesson-test = { $unit ->
    [seconds] Тест, { $amount } с
   *[words] Тест, { $amount ->
        [one] { $amount } слово
        [few] { $amount } слова
       *[other] { $amount } слов
    }
}
lesson-test-note = Время пойдёт с первой клавиши и закончится само: { $seconds } с.
lesson-of-seconds = из { $seconds } с
lesson-of = из { $length }
lesson-accurate = % верно
lesson-out = Сохранить и выйти
lesson-hide-figures = Скрыть показатели (F2)
lesson-show-figures = Показать показатели (F2)
lesson-again = Начать заново
lesson-pause = Пауза (Esc)
lesson-go-on = Продолжить
lesson-leave = Сохранить и выйти
lesson-to-course = Вернуться к курсу
lesson-field = Поле для набора текста
lesson-beat = Ритм последних 30 секунд
lesson-space = пробел
lesson-caps-lock = Включён Caps Lock
lesson-faded = Освоенные клавиши бледнеют и возвращаются при заминке.

# Пауза. Её видит и ребёнок, поэтому ни «вы», ни «ты». $reason: learner, window, focus, idle, resumed
lesson-paused = { $reason ->
    [resumed] Урок ждёт на том же месте.
   *[learner] Пауза.
}
lesson-pause-on = Любая буква — и урок продолжится.
lesson-pause-why = { $reason ->
    [window] Часы стоят: открыто другое окно. Первое нажатие не считается.
    [focus] Часы стоят: выбрано что-то кроме текста. Первое нажатие не считается.
    [idle] Часы стоят: минуту не было нажатий. Первое нажатие не считается.
    [resumed] Всё набранное цело. Первое нажатие не считается.
   *[learner] Часы стоят. Первое нажатие не считается.
}

# Включена другая раскладка. $foreign — её название. $system: mac, windows, linux
lesson-layout-other = Сейчас клавиатура печатает другие буквы.
lesson-layout-active = Сейчас включена раскладка «{ $foreign }».
lesson-layout-then = Нужно переключить её и нажать любую букву.
lesson-layout-switch = Этот урок для раскладки «{ $layout }». { $system ->
    [mac] Переключить: Control + пробел или значок в строке меню.
    [windows] Переключить: Windows + пробел или Alt + Shift.
   *[linux] Переключить: Super + пробел или значок на панели.
}
lesson-layout-ignore = Всё равно продолжить

# Картинка клавиатуры и руки, для программ чтения с экрана
lesson-keyboard-next = Клавиатура. Следующая клавиша: { $unit }
lesson-keyboard-wrong = Клавиатура. Следующая клавиша: { $unit }. Нажата { $typed }
lesson-keyboard-done = Клавиатура. Текст закончен
lesson-hand-rest = { $side ->
    [left] Левая рука отдыхает
   *[right] Правая рука отдыхает
}
lesson-hand-finger = { $side ->
    [left] Левая рука
   *[right] Правая рука
}, { $finger ->
    [1] большой палец
    [2] указательный палец
    [3] средний палец
    [4] безымянный палец
   *[5] мизинец
}

# Фраза о пальце. Переменные — как в английском файле
lesson-tip = { $finger ->
    [pinky_left] левый мизинец
    [ring_left] левый безымянный
    [middle_left] левый средний
    [index_left] левый указательный
    [index_right] правый указательный
    [middle_right] правый средний
    [ring_right] правый безымянный
    [pinky_right] правый мизинец
   *[thumb] любой большой палец
}, { $reach ->
    [space] пробел
    [home] { $side ->
        [left] на клавишу левее своего места
        [far-left] далеко влево от своего места
        [right] на клавишу правее своего места
        [far-right] далеко вправо от своего места
       *[straight] на своём месте
    }
    [top] { $side ->
        [left] вверх и левее
        [far-left] вверх и далеко влево
        [right] вверх и правее
        [far-right] вверх и далеко вправо
       *[straight] прямо вверх
    }
    [bottom] { $side ->
        [left] вниз и левее
        [far-left] вниз и далеко влево
        [right] вниз и правее
        [far-right] вниз и далеко вправо
       *[straight] прямо вниз
    }
   *[number] { $side ->
        [left] на два ряда вверх и левее
        [far-left] на два ряда вверх и далеко влево
        [right] на два ряда вверх и правее
        [far-right] на два ряда вверх и далеко вправо
       *[straight] на два ряда вверх
    }
}{ $layer ->
    [shift-left] , с левым Shift
    [shift-right] , с правым Shift
    [altgr] , с AltGr
    [both] , с Shift и AltGr
   *[plain] {""}
}
# Что нового в уроке, пока он не начался
lesson-new = { $count ->
    [one] Новая клавиша
   *[other] Новые клавиши
}
lesson-new-finger = { $finger ->
    [pinky_left] левый мизинец
    [ring_left] левый безымянный
    [middle_left] левый средний
    [index_left] левый указательный
    [index_right] правый указательный
    [middle_right] правый средний
    [ring_right] правый безымянный
    [pinky_right] правый мизинец
   *[thumb] любой большой палец
}{ $layer ->
    [shift-left] , левый Shift
    [shift-right] , правый Shift
    [altgr] , AltGr
    [both] , Shift и AltGr
   *[plain] {""}
}
lesson-new-accent = сначала { $accent }, потом буква

lesson-tip-accent-done = знак уже набран
lesson-two-strokes = { $unit } набирается двумя клавишами.
lesson-accent-waits = Знак ждёт букву. Backspace его уберёт.

# Для детей, на «ты»
lesson-tip-place = { $reach ->
    [space] Самая длинная клавиша внизу.
    [home] { $side ->
        [left] { $key } живёт рядом с { $home }.
        [right] { $key } живёт рядом с { $home }.
       *[straight] { $key } там, где ждёт твой палец.
    }
    [top] { $side ->
        [straight] { $key } живёт прямо над { $home }.
       *[left] { $key } живёт над { $home }, чуть в стороне.
    }
    [bottom] { $side ->
        [straight] { $key } живёт прямо под { $home }.
       *[left] { $key } живёт под { $home }, чуть в стороне.
    }
   *[number] { $key } живёт в верхнем ряду.
}
lesson-child-time = Не торопись.
lesson-child-home = Домой
lesson-child-rest = Отдых
lesson-child-go-on = Дальше
lesson-child-words = { $words ->
    [one] Готово { $done } из { $words } слова
   *[other] Готово { $done } из { $words } слов
}

# Надписи на клавишах
cap-tab = Tab
cap-caps-lock = Caps
cap-shift = Shift
cap-enter = Enter
cap-backspace = Back
cap-ctrl = Ctrl
cap-alt = Alt
