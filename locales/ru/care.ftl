# My learners, and who sees how one practises.
learners-title = Мои ученики
learners-summary = Занято мест: { $taken } из { $limit } · неделя с { $from } по { $to }
learners-summary-any = Неделя с { $from } по { $to }
learners-tabs = Разделы страницы
learners-tab = Ученики
learners-invite = Пригласить
learners-filter = Найти по имени
learners-col-name = Имя
learners-col-course = Где в курсе
learners-col-days = Эта неделя
learners-col-last = Последнее занятие
learners-col-effort = Даётся с трудом
learners-table-note = Нажмите на заголовок, чтобы упорядочить по нему. Стрелки переводят со строки на строку, Enter открывает ученика.
learners-lessons = { $done } из { $total } уроков
learners-no-course = Уроков ещё не было
learners-days = Минуты с понедельника по воскресенье: { $minutes }
learners-quiet = На этой неделе ничего
learners-never = Ещё не было
learners-nothing-hard = Ничего особенного
learners-no-seat = Без места данных нет
learners-by-org = через { $org }
learners-shown = Показано { $shown } из { $all }
learners-none-found = Здесь никого так не зовут. Очистите поиск, чтобы увидеть всех.
learners-empty-title = Вы пока ни за кем не следите
learners-empty = Пригласите кого-нибудь письмом. Когда он согласится, здесь появится его неделя: курс, минуты по дням и трудные клавиши.
learners-plan-title = В вашем тарифе нет учеников
learners-plan = Следить за занятиями других можно в тарифах для специалистов и для школ. Те, кто согласился раньше, пока не показаны; ничего не удалено.
learners-offline-title = Нет сети: ваши ученики на сервере
learners-offline = Занятия других не хранятся на этом компьютере. Как только сервер станет доступен, всё снова будет здесь.
learners-account-title = Нужна учётная запись
learners-account = Тот, за кем вы следите, должен знать, кто вы. Сначала войдите.
learners-to-account = К учётной записи
learners-see-title = Что вы видите, и они это знают
learners-see-yes = Уроки, минуты по дням, последний день, трудные клавиши и пары
learners-see-no = Ни времени суток, ни прямого просмотра, ни отдельных нажатий, ни текстов
learners-see-end = Каждый может прекратить это в любой момент
learners-alarm-title = Без тревоги
learners-alarm = Тихая неделя показана как есть. Никого не отмечают, не сравнивают и никому не пишут.
learners-invite-email = Адрес электронной почты
learners-invite-note = Придёт письмо, а решение принимается в Tactus, когда прочитано, что вы увидите. Есть ли у адреса учётная запись, здесь не сказано.
learners-invite-send = Отправить приглашение
learners-invite-sent = Вопрос отправлен: { $email }.
learners-asked = Спрошены, согласия пока нет
learners-asked-until = открыто до { $date }
learners-asked-declined = ответ: нет
learners-take-back = Отозвать
learners-take-back-one = Отозвать: { $email }
learners-back = Все ученики
learners-since = Согласие от { $date }.
learners-week-sum = всего { $time }
learners-keys = Трудные клавиши
learners-pairs = Трудные пары
learners-effort-note = По 20 последним занятиям за четыре недели, по той же мере, которую видит сам ученик.
learners-col-wrong = Ошибки
learners-col-gap = Пауза перед ней
learners-col-presses = Нажатий
learners-end = Больше не видеть
learners-end-note = Прекращается сразу для обоих. Данные ученика не удаляются; чтобы видеть снова, спросите ещё раз.
learners-ended = Вы больше не видите: { $name }.

# Organisations
org-found-title = Для школы или фирмы
org-found-note = У организации есть места и несколько ведущих, и она приглашает сразу целые классы.
org-found-name = Название организации
org-found-do = Основать организацию
org-seats = Занято мест: { $taken } из { $total }
org-seats-any = Занято мест: { $taken }, здесь без ограничения
org-seats-over = Занято больше мест, чем сейчас есть. Никто своё не теряет; новые появятся, когда освободится достаточно.
org-members = Участники
org-role = Роль
org-role-of = Роль: { $name }
org-role-owner = Владелец
org-role-manager = Руководитель
org-role-member = Ученик
org-seat = Место
org-seat-of = Место: { $name }
org-is-seen = согласен, чтобы его видели
org-not-seen = не виден
org-remove = Убрать
org-remove-one = Убрать: { $name }
org-removed = { $name } больше не участник. Его данные остаются его.
org-dissolve-title = Закрытие организации
org-dissolve-note = Всё, что участники натренировали, остаётся им. Их места пропадают, и никто здесь больше никого не видит.
org-dissolve = Распустить организацию
org-dissolve-ask = Распустить организацию «{ $org }»?
org-dissolve-seats =
    { $taken ->
        [0] Ни одно место не занято, поэтому тарифа из-за этого никто не лишится.
        [one] { $taken } занятое место пропадает сразу. Если своего тарифа у участника нет, у него будет бесплатный.
        [few] { $taken } занятых места пропадают сразу. У тех участников, у кого нет своего тарифа, будет бесплатный.
       *[other] { $taken } занятых мест пропадают сразу. У тех участников, у кого нет своего тарифа, будет бесплатный.
    } Ничьи занятия не удаляются.
org-dissolve-seen = Руководители больше не видят учеников; ученики получат письмо. Неотвеченные приглашения пропадут. Отменить это нельзя.
org-dissolve-paid = Оплата продолжится, пока её не отменить: «Учётная запись», «Тариф»; при оплате по счёту напишите тем, кто ведёт сервер.
org-dissolve-yes = Распустить
org-dissolve-no = Оставить
org-dissolved = Организации «{ $org }» больше нет.
org-add = Пригласить участников
org-add-label = Адреса, по одному в строке, или файл CSV как есть
org-add-note = Если есть столбец «email», берётся он, иначе первый с @. Запятые, точки с запятой или табуляция; до 10 000 строк.
org-add-file = Выбрать файл
org-add-too-large = Файл слишком велик. За раз принимается до 10 000 строк.
org-add-leads = Для помощи в руководстве; о них ничего не видно
org-add-do = Отправить приглашения
org-added =
    { $invited ->
        [one] Спрошен { $invited } человек.
        [few] Спрошены { $invited } человека.
       *[many] Спрошено { $invited } человек.
    }
org-added-all = Все строки по порядку:
org-line = Строка { $line }
org-verdict-invited = спрошен
org-verdict-already-invited = уже спрошен
org-verdict-already-member = уже участник
org-verdict-duplicate = уже есть выше
org-verdict-invalid-email = не адрес почты

# The learner's side, in the account's privacy
care-title = Кто видит, как вы занимаетесь
care-nobody = Никто. Вас могут спросить; до вашего согласия не показывается ничего.
care-unverified = Подтвердите адрес, чтобы получать приглашения: они приходят только тому, кому он действительно принадлежит.
care-offline = Кто вас видит, знает сервер, а он сейчас недоступен. Пока ничего не изменится.
care-ask = { $who } просит показать, как вы занимаетесь
care-ask-org = { $org } приглашает вас
care-ask-lead = { $org } приглашает вас помогать в руководстве
care-somebody = Кто-то
care-from = Спрашивает { $who }, открыто до { $date }.
care-open = Открыто до { $date }.
care-would-see = Будет видно это и больше ничего:
care-sees = Видит:
care-never = Никогда тексты, отдельные нажатия и время суток.
care-would-see-org = Это увидят её владельцы и руководители.
care-lead-note = О вас ничего не будет видно. Вы увидите участников, которые согласились.
care-seen-name = ваше имя, а если его нет, адрес
care-seen-progress = ваш курс и сколько уроков пройдено
care-seen-active-time = минуты за каждый день этой недели
care-seen-last-practised = последний день занятий
care-seen-difficulties = клавиши и пары клавиш, которые даются с трудом
care-guardian = Я взрослый, отвечаю за этого ребёнка, прочитал это и согласен.
care-guardian-open = Сначала должен согласиться взрослый.
care-accept = Согласиться
care-accept-lead = Присоединиться
care-decline = Нет, спасибо
care-accepted = Вы согласились. Здесь это можно прекратить в любой момент.
care-declined = Вы отказались. Ничего не показывается.
care-since = с { $date }
care-end = Прекратить
care-end-one = Прекратить: { $who }
care-ended = { $who } больше ничего о вас не видит.
care-member = Организации, в которых вы состоите
care-leave = Выйти
care-leave-one = Выйти: { $org }
care-left = Вы вышли из { $org }. Всё, что вы прошли, остаётся вашим.
care-look-after = Вы следите за тем, как учатся другие?
