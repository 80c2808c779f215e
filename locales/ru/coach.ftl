# Тренер: чем заняться сегодня и почему.
coach-title = Сегодня, { $day }
coach-plan = Около { $minutes } минут, { $steps ->
    [one] { $steps } шаг
    [few] { $steps } шага
   *[many] { $steps } шагов
}. Составлено по { $sessions ->
    [one] { $sessions } занятию
   *[many] { $sessions } занятиям
} на этом компьютере.
coach-plan-first = План на сегодня — первый урок. Дальше набранное вами подскажет, что поможет.
coach-plan-done = Сегодня уже { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[many] { $minutes } минут
} занятий.
coach-enough-title = На сегодня достаточно
coach-enough-text = Вы занимались четверть часа или больше. Понемногу в разные дни полезнее, чем много за один.
coach-steps = Шаги плана
coach-start = Начать
coach-start-name = Начать: { $what }
coach-done = сегодня сделано

coach-practise = Упражнение: { $units }
coach-key = Клавиша { $unit }
coach-pair = Пара { $unit }
coach-why-warm-up = Этот урок вам хорошо знаком: он разогреет пальцы.
coach-why-weak = Это больше всего выделяется на фоне остального вашего набора.
coach-why-review = Этого вы давно не набирали. Короткая встреча не даст забыть.
coach-why-polish = Не слабое место, но дальше всего от остального вашего набора.
coach-why-new = Следующий урок вашего курса.
coach-why-free = Целые предложения превращают отдельные клавиши в связный текст.

coach-slow = На { $unit } у вас уходит { $gap }; судя по остальному набору, уходило бы { $usual }.
coach-wrong = { $unit }: неверных нажатий { $errors } из { $presses }, это { $rate }; в целом у вас { $usual }.
coach-line = { $unit }: { $gap }, скорее всего от { $low } до { $high }; судя по остальному набору, ожидалось бы { $usual }
coach-line-usual = ожидалось { $gap }
coach-samples = { $samples ->
    [one] по { $samples } промежутку
   *[many] по { $samples } промежуткам
}

coach-weak-title = Что выделяется
coach-weak-none = Сейчас ни одной клавиши и ни одной пары.
coach-review-title = Клавиши, к которым пора вернуться
coach-review-text = Давно не набирали: { $keys }.
coach-review-key = { $unit } — { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
coach-plateau-title = Скорость уже некоторое время держится на месте
coach-plateau-text = Дней с занятиями за три недели: { $days }, минут: { $minutes }. Скорость на тех же клавишах менялась на { $change } в неделю, скорее всего от { $low } до { $high }.
coach-plateau-accuracy = Попробуйте две недели так: медленнее, но каждая буква верная. Ваша точность { $accuracy }; начиная с 96 % скорость приходит сама.
coach-plateau-bursts = Попробуйте две недели так: по минуте, но как можно быстрее. С точностью { $accuracy } вы можете себе это позволить.
coach-dismiss = Не сейчас
coach-dismiss-name = Не сейчас: { $what }
coach-dismissed = Отложено на время.
coach-how-title = Как тренер решает
coach-how = Каждая клавиша и каждая пара сравнивается с вашим же набором: с вашими руками и пальцами и с тем, насколько она редка в языке. Немногие нажатия значат мало, давние — ещё меньше. Если что-то выделяется, то наверняка, а не случайно.
