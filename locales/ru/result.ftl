# Итог занятия.
result-saved = Сохранено на этом компьютере
result-stars = { $stars ->
    [1] Одна звезда.
    [2] Две звезды.
    [3] Три звезды.
    [4] Четыре звезды.
   *[5] Пять звёзд.
}
result-opened = Урок { $number } открыт.
result-more-stars = { $more ->
    [1] На одну больше, чем в лучшей прошлой попытке.
    [2] На две больше, чем в лучшей прошлой попытке.
    [3] На три больше, чем в лучшей прошлой попытке.
   *[4] На четыре больше, чем в лучшей прошлой попытке.
}
result-same-stars = Столько же, сколько в лучшей прошлой попытке.
result-best-stays = { $stars ->
    [2] Лучший результат прежний: две звезды.
    [3] Лучший результат прежний: три звезды.
    [4] Лучший результат прежний: четыре звезды.
   *[5] Лучший результат прежний: пять звёзд.
}
result-next-speed = Для { $count } нужна скорость { $speed }; точности уже хватает.
result-next-accuracy = Для { $count } нужна точность { $accuracy }; скорости уже хватает.
result-next-both = Для { $count } нужны скорость { $speed } и точность { $accuracy }.
result-next-clean = Для { $count } в тексте не должно остаться неверных букв.
result-next-count = { $stars ->
    [2] двух звёзд
    [3] трёх звёзд
    [4] четырёх звёзд
   *[5] пяти звёзд
}
result-practice-done = Тренировка закончена.
result-practice-why = За тренировку звёзд не дают, но клавиши и день засчитаны.
result-piece-done = Отрывок набран.
result-piece-why = Место в тексте запомнено. За свои тексты нет звёзд, но клавиши и дни они учитывают.
result-test-done = Тест окончен.
result-test-why = За тест нет звёзд. Он входит в статистику, но не в курс.
result-step-piece = Текст продолжается
result-step-piece-why = Следующий отрывок начинается там, где закончился этот.
result-step-test = Ещё раз, с другими словами
result-step-test-why = Один тест говорит мало. Несколько покажут скорость.
result-unfinished = Сохранено всё, что набрано.
result-unfinished-why = { $length ->
    [one] Напечатана { $length } буква текста. Звёзды дают за текст целиком.
    [few] Напечатаны { $length } буквы текста. Звёзды дают за текст целиком.
   *[many] Напечатано { $length } букв текста. Звёзды дают за текст целиком.
}
result-too-short = Слишком мало, чтобы назвать скорость.
result-too-short-why = Для скорости нужны две буквы и немного времени между ними. Ничего не записано.
result-unit-minutes = мин
result-name-goal = { $name }, цель { $goal }
result-goal = цель { $goal }

result-chart = Скорость и ритм
result-chart-curve = { $unit }, окно 12 с
result-as-table = Таблицей
result-as-chart = Графиком
result-table-time = Время
result-table-slips = Промахи
result-chart-none = Занятие слишком короткое для графика.
result-chart-speed = Скорость изменилась с { $from } до { $to }.
result-chart-slips = { $slips ->
    [0] Без промахов.
    [one] { $slips } промах.
    [few] { $slips } промаха.
   *[many] { $slips } промахов.
}
result-chart-pause = Самая долгая пауза: { $seconds } с.
result-pause = { $seconds } с у слова «{ $word }»
result-beat-how = Каждая черта — нажатие, просвет — время до следующего. Высокая черта — первая буква слова, крестик — промах.

result-slips = Промахи: { $slips } из { $presses }
result-typed = нажато
result-more-slips = { $kinds ->
    [one] и ещё { $kinds } вид
    [few] и ещё { $kinds } вида
   *[many] и ещё { $kinds } видов
}
result-no-slips = Без промахов
result-no-slips-why = Все нажатия верны: { $presses }.
result-slowest-pair = Самая медленная пара
result-pair-median = ваша медиана в этом занятии: { $median }

result-again = Ещё раз
result-course = Курс
result-practise = Тренировать { $units }
result-step-lesson = Дальше: урок { $number }
result-step-lesson-why = Для него всё готово.
result-step-again = Дальше: то же ещё раз
result-step-again-why = Руки уже знают этот текст: во второй раз легче.
result-step-practise = Дальше: две минуты на { $units }
result-step-practise-why = { $all ->
    [1] Единственный промах был на этих клавишах.
    [one] На эти клавиши пришлось { $slips } из { $all } промаха.
   *[other] На эти клавиши пришлось { $slips } из { $all } промахов.
}
