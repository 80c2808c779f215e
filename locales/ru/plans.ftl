# Тарифы: какие есть, какой у вас, и покупка в браузере.
account-page-plan = Тариф

plans-title = Тарифы
plans-lead = Тариф добавляет возможности в облаке. Всё, что на этом компьютере, — ваше и полное на любом тарифе.
plans-nothing = Этот сервер тарифов не продаёт и ничего не ограничивает.
plans-child-title = Детям ничего не продаётся
plans-child = Курсы, звёзды и свои тексты полны и без тарифа. Взрослый, которому он нужен, покупает его в своей учётной записи.
plans-policy-title = На этом компьютере тарифы не продаются
plans-policy = Так решили те, кто управляет этим компьютером; если тариф нужен, спросите у них. Всё на этом компьютере работает и без него.
plans-signed-out = Тариф привязан к учётной записи. Сначала войдите, потом выбирайте.
plans-sign-in = Ко входу

plans-interval = Как часто платить
plans-monthly = Раз в месяц
plans-yearly = Раз в год
plans-a-monthly = в месяц
plans-a-yearly = в год
plans-a-seat-monthly = за место в месяц
plans-a-seat-yearly = за место в год
plans-price-monthly = { $price } в месяц
plans-price-yearly = { $price } в год

plans-for-free = Для одного человека — и для большинства.
plans-for-premium = Для трёх устройств и больше.
plans-for-professional = Для тех, кто учит группу.
plans-for-enterprise = Для школы или компании.
plans-yours = Ваш тариф
plans-choose = Выбрать
plans-choose-one = Выбрать: { $plan }
plans-change = Перейти
plans-change-one = Перейти на тариф: { $plan }
plans-by-invoice = По счёту: спросите тех, кто держит сервер.
plans-not-sold = Сейчас не продаётся
plans-trial = { $days ->
    [one] Первый { $days } день бесплатно.
    [few] Первые { $days } дня бесплатно.
   *[many] Первые { $days } дней бесплатно.
} Первая оплата — { $date }: { $price }. Отмените раньше — и не заплатите ничего.

plans-local = На этом компьютере
plans-local-all = Всё и на любом тарифе.
plans-local-text = Все курсы, тренер, статистика, свои тексты, достижения, импорт и экспорт. Без учётной записи, без сети, навсегда.
plans-devices = Устройства с синхронизацией
plans-any = сколько угодно
plans-history = Статистика из облака
plans-history-days = { $days ->
    [one] последний { $days } день
    [few] последние { $days } дня
   *[many] последние { $days } дней
}
plans-all = вся
plans-keys = Отдельные нажатия, если вы согласны
plans-keys-no = остаются здесь
plans-keys-yes = хранятся, с советами по ним
plans-learners = Ученики под вашим присмотром
plans-learners-seats = по числу мест
plans-orgs = Организация, места, счёт
plans-yes = да
plans-no = нет
plans-policies = Правила для школ
plans-policies-text = Бесплатны для всех. Школа может держать и свой сервер: тогда тарифы ничего не ограничивают.
plans-note-pay = Оплата — в вашем браузере, на странице Stripe. До согласия там видна сумма с налогами; данных карты Tactus не видит.
plans-note-end = Когда тариф кончается, его возможности прекращаются. Данные остаются, их можно выгрузить.
plans-device-limit = Или выберите тариф без ограничения по устройствам: на одном из тех, где вход выполнен, откройте страницу учётной записи, раздел «Тариф». Заниматься здесь можно и без этого.

purchase-title = Ждём оплату: { $plan }
purchase-text = Оплатите на странице в браузере и возвращайтесь. Как только оплата дойдёт до сервера, тариф появится здесь. Пока можно заниматься или закрыть Tactus.
purchase-again = Открыть страницу ещё раз
purchase-stop = Не ждать
purchase-arrived = Тариф подключён: { $plan }.

standing-title = Ваш тариф: { $plan }
standing-trial = Идёт пробный срок. Первая оплата — { $date }{ $price ->
    [none] .
   *[other] : { $price }.
}
standing-active = Оплачен. Следующая оплата — { $date }{ $price ->
    [none] .
   *[other] : { $price }.
}
standing-ending = Отменён. Возможности действуют до { $date }; больше ничего не спишется.
standing-unclear = Платёжная служба сообщает то, чего эта версия Tactus не знает. Пока тариф действует.
standing-granted = Дан вам теми, кто держит сервер, до { $date }.
standing-manage = Карта, счета, квитанции
standing-cancel = Отменить тариф
standing-change-mind = Оставить тариф
standing-note = Это открывает страницу Stripe в вашем браузере. Что измените там, появится здесь.
standing-opened = Страница открыта в вашем браузере.

standing-late-title = Оплата от { $date } не прошла
standing-late = До { $date } всё работает как было. Укажите на странице Stripe другую карту или оплатите открытый счёт. Ваших занятий это никак не касается.
standing-late-act = Исправить
standing-late-when = Что и когда будет
standing-late-beats = { $all ->
    [one] Прошло { $gone } из { $all } дня.
   *[other] Прошло { $gone } из { $all } дней.
}
standing-late-begin = { $date }, не оплачено
standing-late-today = сегодня
standing-late-paid-title = Если оплатить до этого дня
standing-late-paid = Ничего не изменится.
standing-late-unpaid-title = Если нет: { $date }
standing-late-unpaid = Тариф станет бесплатным. Вход сохранится на всех устройствах; на новом войти можно, когда их меньше двух. Прежняя статистика останется и вернётся вместе с тарифом.

standing-stopped-title = Тариф приостановлен: { $plan }
standing-stopped = Есть неоплаченный счёт. Как только он будет оплачен, всё вернётся.
standing-unfinished-title = Первая оплата не прошла
standing-unfinished = Тариф не начался: { $plan }. Завершите оплату на странице Stripe или выберите заново ниже.
standing-ended-title = Тариф закончился: { $plan }
standing-ended = Он действовал до { $date }. Больше ничего не спишется.
standing-stops-title = Что прекращается
standing-stops-devices = На третьем устройстве войти уже нельзя. Ни на одном выход не произойдёт.
standing-stops-history = Статистика из облака показывает последние 90 дней.
standing-stops-keys = Отдельные нажатия больше не хранятся в облаке.
standing-stays-title = Что остаётся
standing-stays-local = Всё на этом компьютере.
standing-stays-sync = Синхронизация занятий, звёзд и настроек.
standing-stays-data = Всё сохранённое и его выгрузка. С новым тарифом всё это снова будет видно.
