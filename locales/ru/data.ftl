# Данные из других мест: выгрузка Tactus, история keybr и monkeytype
bring-title = Перенести сюда свои данные
bring-note = ZIP, который Tactus сохранил на другом компьютере, либо история из keybr (typing-data.json) или monkeytype (results.csv). Сначала вы увидите, что в файле, и только потом что-то сохранится.
bring-choose = Выбрать файл…
bring-reading = Читаем { $file }
bring-keeping = Переносим. Это может занять минуту, потом можно печатать дальше.
bring-export-of = Выгрузка Tactus: { $name }
bring-history-of = История из { $program }
bring-new-sessions = { $count ->
    [one] { $count } занятие, { $first } – { $last }
    [few] { $count } занятия, { $first } – { $last }
   *[many] { $count } занятий, { $first } – { $last }
}
bring-new-results = { $count ->
    [one] { $count } результат, { $first } – { $last }
    [few] { $count } результата, { $first } – { $last }
   *[many] { $count } результатов, { $first } – { $last }
}
bring-nothing-new = Всё из этого файла здесь уже есть.
bring-no-new-sessions = Все занятия из неё здесь уже есть.
bring-known = Уже есть здесь: { $count }
bring-texts = { $count ->
    [one] { $count } свой текст
    [few] { $count } своих текста
   *[many] { $count } своих текстов
}
bring-skipped-unreadable = { $rows ->
    [one] Пропущена { $rows } строка (первая — № { $first }): нет времени или числа
    [few] Пропущены { $rows } строки (первая — № { $first }): нет времени или числа
   *[many] Пропущено { $rows } строк (первая — № { $first }): нет времени или числа
}
bring-skipped-impossible = { $rows ->
    [one] Пропущена { $rows } строка (первая — № { $first }): так никто не печатает
    [few] Пропущены { $rows } строки (первая — № { $first }): так никто не печатает
   *[many] Пропущено { $rows } строк (первая — № { $first }): так никто не печатает
}
bring-skipped-twice = { $rows ->
    [one] Пропущена { $rows } строка (первая — № { $first }): она повторяется в файле
    [few] Пропущены { $rows } строки (первая — № { $first }): они повторяются в файле
   *[many] Пропущено { $rows } строк (первая — № { $first }): они повторяются в файле
}
bring-account-this = { $sessions ->
    [one] { $sessions } занятие принадлежит { $email } — учётной записи, в которую вы вошли
    [few] { $sessions } занятия принадлежат { $email } — учётной записи, в которую вы вошли
   *[many] { $sessions } занятий принадлежат { $email } — учётной записи, в которую вы вошли
}
bring-account-other = { $sessions ->
    [one] { $sessions } занятие принадлежит { $email }. Оно останется здесь и не попадёт в другую учётную запись
    [few] { $sessions } занятия принадлежат { $email }. Они останутся здесь и не попадут в другую учётную запись
   *[many] { $sessions } занятий принадлежат { $email }. Они останутся здесь и не попадут в другую учётную запись
}
bring-account-nameless = учётной записи без имени
bring-account-none = Занятия, у которых ещё нет учётной записи, попадут в ту, в которую вы вошли.
bring-rules-export = Всё, что есть здесь, останется. Из настроек действуют более новые; открытые уроки и достижения добавятся.
bring-rules-results = Результаты появятся в статистике с пометкой, что они перенесены. Они не дают звёзд, уроков, достижений и дней подряд и никогда не покидают этот компьютер.
bring-keep = Перенести
bring-done-sessions = { $count ->
    [0] Здесь уже всё было.
    [one] Перенесено { $count } занятие.
    [few] Перенесено { $count } занятия.
   *[many] Перенесено { $count } занятий.
}
bring-done-results = { $count ->
    [0] Здесь уже всё было.
    [one] Перенесён { $count } результат.
    [few] Перенесено { $count } результата.
   *[many] Перенесено { $count } результатов.
}
bring-done-texts = Своих текстов перенесено: { $count }.
bring-done-settings = Настроек перенесено: { $count }.
bring-done-deleted = Удалены здесь раньше и не возвращены: { $count }.
bring-done-conflicts = { $count ->
    [one] { $count } занятие здесь и в файле различается; осталось то, что здесь.
    [few] { $count } занятия здесь и в файле различаются; остались те, что здесь.
   *[many] { $count } занятий здесь и в файле различаются; остались те, что здесь.
}
bring-files-title = Перенесено из других программ
bring-file-results = { $count ->
    [one] { $count } результат, { $first } – { $last }
    [few] { $count } результата, { $first } – { $last }
   *[many] { $count } результатов, { $first } – { $last }
}
bring-remove = Убрать
bring-remove-label = Убрать { $file }
bring-removed = Убрано. Ничего из этого файла здесь больше нет.

imported-title = До Tactus
imported-figures = { $speed } в среднем, { $best } — лучший результат, всего { $time }
imported-note = Перенесено из файла, как посчитала та программа. В другие числа на этой странице не входит.
imported-chart = Средняя скорость по дням: от { $from } ({ $first }) до { $to } ({ $last }).

error-import-foreign = Это не выгрузка Tactus и не история из keybr (JSON) или monkeytype (CSV). Ничего не изменилось; выберите другой файл.
error-import-too-large = Файл больше { $megabytes } МБ — таких историй не бывает. Ничего не изменилось; проверьте, тот ли это файл.
error-import-broken = История повреждена или обрывается на середине ({ $why }). Ничего не изменилось; сохраните её ещё раз там, откуда она.
error-import-empty = В этом файле нет ни одного результата. Ничего не изменилось.
error-export-foreign = Этот ZIP сохранил не Tactus, или его кто-то изменил ({ $file }). Здесь ничего не изменилось; выберите ZIP таким, каким его сохранил Tactus.
error-export-incomplete = В этой выгрузке не хватает { $file }. Здесь ничего не изменилось; сохраните выгрузку на том компьютере ещё раз.
error-export-damaged = Эта выгрузка повреждена ({ $file }). Здесь ничего не изменилось; скопируйте её ещё раз или сохраните заново на том компьютере.
error-export-newer = Эту выгрузку сделал более новый Tactus. Здесь ничего не изменилось; обновите Tactus и перенесите её снова.
error-export-too-large = Этот ZIP распаковывается больше чем в { $megabytes } МБ — выгрузки такими не бывают. Он не открыт, ничего не изменилось.
