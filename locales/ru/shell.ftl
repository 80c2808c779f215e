nav-label = Разделы
nav-course = Курс
nav-coach = Тренер
nav-statistics = Статистика
nav-settings = Настройки
nav-account = Учётная запись
nav-late = Оплата не прошла: оплатите до { $date }
nav-late-stopped = Оплата не прошла: оплатите

# Строка о синхронизации в боковой панели
sync-signed-out = Всё на этом компьютере
sync-synced = Всё сохранено и отправлено
sync-running = Идёт синхронизация
sync-waiting = { $count ->
    [one] Ждёт { $count } занятие
    [few] Ждут { $count } занятия
   *[many] Ждут { $count } занятий
}
sync-offline = Нет сети, ждут: { $count }
sync-offline-none = Нет сети, всё сохранено
sync-refused = Сохранено здесь, не отправлено
sync-sign-in = Нужно войти снова
sync-failed = { $count ->
    [one] Не принято { $count } занятие
    [few] Не приняты { $count } занятия
   *[many] Не приняты { $count } занятий
}

# Окно, которое не смогло открыть свои данные
failure-title = Tactus не удалось открыть
failure-safe = Ничего не удалено. Ваши занятия остались в файле на этом компьютере.
failure-details = Что произошло
failure-restart = Если это повторяется, перезапустите Tactus, а затем компьютер.
fault-title = Что-то пошло не так
fault-text = Всё, что вы набрали, сохранено. Можно продолжать; если с экраном что-то не так, откройте окно заново.
fault-reload = Открыть окно заново

# Урок, прерванный сбоем или отключением питания
resume-title = Продолжить с того же места?
resume-text = «{ $title }»: набрано { $typed } из { $length }. Всё ждёт на той же букве.
resume-continue = Продолжить урок
resume-discard = Оставить незаконченным
resume-discard-note = Набранное в любом случае останется в статистике.

notices-label = Сообщения Tactus
notice-dismiss = Понятно
resume-practice = Тренировка: { $keys }
