# Свои тексты: их приносят, очищают и печатают по отрывкам. Этот компьютер они не покидают. Читают и дети: ни «вы», ни «ты».
texts-title = Свои тексты
texts-summary = { $count ->
    [one] { $count } текст на этом компьютере. За его пределы тексты не уходят.
    [few] { $count } текста на этом компьютере. За его пределы тексты не уходят.
   *[other] { $count } текстов на этом компьютере. За его пределы тексты не уходят.
}
texts-empty = Своих текстов пока нет
texts-empty-why = Сюда можно вставить всё, что хочется набирать, или принести текстовый файл или книгу. Текст останется на этом компьютере, а место в нём запомнится.
texts-add = Добавить текст
texts-source = { $source ->
    [epub] EPUB
    [txt] TXT
   *[pasted] вставлен
}
texts-chapters = { $chapters ->
    [one] { $chapters } глава
    [few] { $chapters } главы
   *[other] { $chapters } глав
}
texts-pieces = { $pieces ->
    [one] { $pieces } отрывок
    [few] { $pieces } отрывка
   *[other] { $pieces } отрывков
}
texts-characters = { $count ->
    [one] { $characters } знак
    [few] { $characters } знака
   *[other] { $characters } знаков
}
# Где продолжить
texts-at-end = набран до конца
texts-not-begun = не начат
texts-place-piece = отрывок { $piece } из { $pieces }
texts-place-chapter = глава { $chapter }
texts-place-title = глава { $chapter }, «{ $title }»
texts-begin = Начать
texts-go-on = Продолжить
texts-again = С начала
texts-act-name = { $act }: { $title }
texts-level = { $level ->
    [easy] набирать легко
    [usual] как в большинстве книг
    [hard] труднее большинства
   *[very_hard] много цифр и знаков
}
texts-level-how = Трудность текста показывает, как часто нужны Shift, две клавиши для одной буквы, цифры и знаки и насколько длинны слова. На этой клавиатуре она одинакова для всех.
texts-unlearned = { $count ->
    [one] { $count } клавиша ещё не пройдена
    [few] { $count } клавиши ещё не пройдены
   *[other] { $count } клавиш ещё не пройдено
}
texts-drop = Сюда можно перетащить TXT или EPUB
texts-drop-paste = или вставить текст: { $keys }
texts-drop-note = Что не набрать на этой клавиатуре, видно до добавления.

# Добавление
texts-paste-label = Текст для набора
texts-paste-help = Со страницы, из письма, из песни — всё, что хочется набирать.
texts-paste-first = Сначала нужно что-нибудь вставить или написать.
texts-look = Посмотреть
texts-or = или
texts-file = Выбрать файл, TXT или EPUB
texts-reading = Текст читается
texts-review = Добавить этот текст
texts-name = Название
texts-title-missing = Нужно название.
texts-beginning = Начало текста
texts-all-typable = Всё это можно набрать на этой клавиатуре
texts-untypable = { $signs ->
    [one] Для { $signs } знака на клавиатуре нет клавиши
    [few] Для { $signs } знаков на клавиатуре нет клавиш
   *[other] Для { $signs } знаков на клавиатуре нет клавиш
}
texts-untypable-why = Всего { $places ->
    [one] { $places } место
    [few] { $places } места
   *[other] { $places } мест
}. Что можно набрать иначе, набирается иначе; { $lost ->
    [0] ничего не пропущено
    [one] пропущено { $lost } место
    [few] пропущено { $lost } места
   *[other] пропущено { $lost } мест
}. Сам файл остаётся прежним.
texts-times = { $count }×
texts-left-out = пропущен
texts-typed-as = набирается как { $sign }
texts-choice = Что делать со знаком { $sign }
texts-show-all = Показать все: { $signs }
texts-quiet = { $count ->
    [one] Фигурные кавычки, длинные тире, лишние пробелы и невидимые знаки набираются просто, в { $places } месте.
   *[other] Фигурные кавычки, длинные тире, лишние пробелы и невидимые знаки набираются просто, в { $places } местах.
}
texts-unlearned-why = Они есть в тексте, а в курсе появятся позже. Набирать текст это не мешает.
texts-unlearned-child = Некоторые клавиши пока новые. Картинка покажет, где они.
texts-here = Читается на этом компьютере и хранится на нём же.
texts-keep = Добавить

# Один текст
texts-chapter = Глава { $chapter }
texts-part = Часть { $part }
texts-list-chapters = Главы
texts-list-parts = Части
texts-standing = { $standing ->
    [done] готово
    [here] { $done } из { $pieces }
   *[ahead] { $pieces ->
        [one] { $pieces } отрывок
        [few] { $pieces } отрывка
       *[other] { $pieces } отрывков
    }
}
texts-start-here = Начать отсюда
texts-other-layout = В этой раскладке нет { $signs }: эти знаки пропускаются.
texts-rename = Переименовать
texts-rename-yes = Сохранить название
texts-delete = Удалить
texts-delete-ask = Удалить «{ $title }»?
texts-delete-what = Текст и место в нём исчезнут с этого компьютера. Набранное останется в статистике.
texts-delete-no = Оставить
texts-deleted = Текст удалён.

# Свободный тест. $unit: seconds или words
test-title = Свободный тест
test-why = Частые слова языка в любом порядке. Тест входит в статистику, но не в курс.
test-why-child = Слова в любом порядке, и никакой спешки.
test-unit = Чем закончится тест
test-by-time = По времени
test-by-words = По словам
test-length = Длина теста
test-amount = { $unit ->
    [seconds] { $amount } с
   *[words] { $amount ->
        [one] { $amount } слово
        [few] { $amount } слова
       *[other] { $amount } слов
    }
}
test-punctuation = Заглавные и знаки препинания
test-digits = Цифры
test-start = Начать тест
