# Was nicht ging, was sicher ist, was zu tun ist. Schlüssel sind `error-<code>` für die Codes der App und
# `error-server-<code>` für das, was der Sync-Server ablehnt.
error-unknown = Etwas Unerwartetes ist schiefgegangen ({ $code }). Was du getippt hast, ist gespeichert. Versuch es noch einmal.

error-internal = In Tactus ist etwas schiefgegangen. Was du getippt hast, ist gespeichert. Versuch es noch einmal; wenn es so bleibt, starte Tactus neu.
error-unknown-command = Dieser Teil von Tactus hat eine andere Version als der Rest. Starte Tactus neu; wenn es so bleibt, installiere es noch einmal.
error-bad-arguments = Dieser Teil von Tactus hat eine andere Version als der Rest. Starte Tactus neu; wenn es so bleibt, installiere es noch einmal.
error-bad-value = „{ $value }“ ist hier nicht möglich. Wähle einen anderen Wert.
error-no-profile = Auf diesem Computer ist noch niemand eingerichtet. Beantworte zuerst die Fragen am Anfang.
error-unknown-profile = Dieses Profil gibt es auf diesem Computer nicht mehr. Starte Tactus neu, dann siehst du, welche da sind.
error-unknown-layout = Tactus kennt die Tastaturbelegung „{ $layout }“ nicht. Wähle in den Einstellungen eine andere.
error-unknown-course = Für diese Tastaturbelegung gibt es den Kurs „{ $course }“ nicht. Wähle eine andere Belegung.
error-unknown-lesson = Eine Lektion { $number } hat der Kurs nicht. Geh zurück zum Kurs.
error-lesson-locked = Lektion { $number } ist noch nicht offen. Im Kurs steht, womit sie sich öffnet.
error-nothing-to-practise = Aus diesen Tasten wird mit deiner Belegung keine Übung. Wähle stattdessen eine Lektion.
error-unknown-text = Diesen Text gibt es auf diesem Computer nicht mehr. Was du davon getippt hast, bleibt.
error-text-too-large = Diese Datei ist größer als { $megabytes } MB, mehr als jedes Buch. Nimm eine kleinere Datei oder füge nur den Teil ein, den du tippen willst.
error-text-too-long = Dieser Text ist länger als { $megabytes } MB, mehr, als jemand im Leben tippt. Füge nur den Teil ein, den du tippen willst.
error-not-a-text = Diese Datei ist kein reiner Text. Speichere sie in ihrem Programm als TXT oder kopiere die Wörter und füge sie hier ein.
error-text-empty = Darin ist nichts, was deine Tastatur tippen kann. Wähle einen anderen Text.
error-text-untypable = Mit der Tastaturbelegung „{ $layout }“ lassen sich { $percent } % dieses Textes nicht tippen. Wähle in den Einstellungen eine Belegung für seine Sprache und füge ihn dann noch einmal hinzu.
error-book-broken = Dieses Buch lässt sich nicht lesen; die Datei ist beschädigt oder kein EPUB ({ $why }). Lade es noch einmal oder wähle ein anderes.
error-book-locked = Dieses Buch hat einen Kopierschutz, darum lassen sich seine Wörter hier nicht lesen. Wähle eines ohne Kopierschutz.
error-book-too-large = Dieses Buch wird entpackt größer als { $megabytes } MB; so groß ist kein echtes Buch. Es wurde nicht geöffnet.
error-unknown-session = Dieser Durchgang ist nicht auf diesem Computer. Geh zurück zum Kurs; alles Beendete ist gespeichert.
error-events-missing = Einige Tastendrücke kamen nicht der Reihe nach an. Sie werden noch einmal geschickt.
error-not-finished = Der Text ist noch nicht zu Ende: { $cursor } von { $length }. Tippe weiter oder hör hier auf; was du getippt hast, bleibt gespeichert.
error-already-running = Tactus ist mit diesen Daten schon geöffnet. Mach in dem anderen Fenster weiter oder schließ es zuerst.
error-data-folder = Der Ordner für deine Daten lässt sich nicht verwenden: { $path }. Prüfe, ob es ihn gibt und ob du darin schreiben darfst, und versuch es dann noch einmal.
error-disk-full = Der Datenträger ist voll. Was du getippt hast, ist vorerst aufgehoben; schaff etwas Platz und versuch es dann noch einmal.
error-database-newer = Deine Daten stammen von einem neueren Tactus. Installiere diese Version; hier wurde nichts verändert.
error-store = Deine Daten ließen sich nicht lesen oder schreiben. Gelöscht wurde nichts. Versuch es noch einmal; wenn es so bleibt, starte Tactus neu.
error-signed-out = Du bist abgemeldet. Melde dich an, um hier weiterzumachen; auf diesem Computer geht alles auch ohne.
error-not-theirs = Dieser Name gehört zu einem anderen Konto, oder dein Konto hat hier einen eigenen Namen. Drück „Fertig“ und melde dich bei den Namen an.
error-sign-in-over = Die Anmeldung wurde nicht rechtzeitig fertig. Es hat sich nichts geändert; fang neu an, wann du magst.
error-no-browser = Dein Browser ließ sich nicht öffnen ({ $why }). Melde dich mit E-Mail und Passwort an oder lege einen Standardbrowser fest und versuch es noch einmal.
error-offline = Der Sync-Server ist nicht zu erreichen. Prüfe das Netz; auf diesem Computer geht alles weiter, und der Abgleich folgt von selbst.
error-refused = Der Sync-Server hat abgelehnt ({ $code }). Auf diesem Computer ist alles gespeichert.
error-gate-closed = Dieser Teil ist für Erwachsene. Öffne ihn zuerst.
error-gate-wrong = Das stimmt nicht. Versuch es noch einmal.
error-gate-wait = Zu viele falsche Antworten. Versuch es in { $seconds } Sekunden noch einmal.
error-bad-server-address = Die Adresse des Sync-Servers ist nicht zu gebrauchen: Sie muss mit https:// beginnen. Frag, wer sie eingerichtet hat. Auf diesem Computer geht alles auch ohne weiter.
error-bad-answer = Was da antwortet, ist kein Tactus-Server oder ein gestörter. Auf diesem Computer ist alles gespeichert; der Abgleich versucht es später noch einmal.
error-secrets = Deine Anmeldung ließ sich auf diesem Computer nicht sicher aufbewahren. Entsperre den Schlüsselbund des Systems und melde dich dann noch einmal an.

error-server-email-taken = Mit dieser Adresse gibt es schon ein Konto. Melde dich an oder nimm eine andere Adresse.
error-server-invalid-credentials = Adresse oder Passwort stimmt nicht. Versuch es noch einmal; Groß- und Kleinschreibung zählt.
error-server-invalid = Der Server nimmt eine dieser Angaben nicht an. Prüfe die Adresse und das Geburtsjahr.
error-server-invalid-refresh-token = Du wurdest abgemeldet. Melde dich neu an; hier geht nichts verloren.
error-server-unauthorized = Du wurdest abgemeldet. Melde dich neu an; hier geht nichts verloren.
error-server-forbidden = Das darf dein Konto nicht.
error-server-child-account = Einem Kinderkonto wird nichts verkauft. Erwachsene kaufen mit einem eigenen Konto.
error-server-not-in-plan = Dein Plan hat das nicht. Bei den Plänen steht, welcher es hat; was du hast, bleibt, wie es ist.
error-server-email-unverified = Bestätige erst deine Adresse: Öffne die Mail von Tactus oder lass sie unter Konto, Adresse und Passwort noch einmal senden.
error-server-care-limit = Dein Plan hat keinen Platz für noch jemanden. Beende es bei jemandem, den du nicht mehr betreust, oder nimm eine Einladung zurück.
error-server-care-closed = Wer dich gefragt hat, hat gerade keinen Platz mehr. Deine Antwort ist nicht verloren: Sag Bescheid und nimm später noch einmal an.
error-server-no-seat-free = Kein Platz ist frei. Gib einen frei oder nimm mehr Plätze; bis dahin verliert niemand etwas.
error-server-last-owner = Eine Organisation braucht jemanden, dem sie gehört. Gib das erst weiter oder löse die Organisation auf.
error-server-org-exists = Dieses Konto hat schon eine Organisation gegründet. Jedes Konto kann eine gründen.
error-server-already-subscribed = Dieses Konto hat schon einen Tarif. Ändern lässt er sich auf der Seite mit den Zahlungen.
error-server-never-subscribed = Für dieses Konto wurde noch nie etwas bezahlt, es gibt hier nichts zu verwalten.
error-server-not-for-sale = Diesen Tarif gibt es für diesen Zeitraum gerade nicht zu kaufen. Nimm den anderen Zeitraum oder einen anderen Tarif.
error-server-device-limit = Dieses Konto ist auf so vielen Geräten angemeldet, wie sein Tarif erlaubt. Melde dich auf einem anderen ab und versuch es dann noch einmal.
error-server-account-erased = Dieses Konto wurde gelöscht. Auf diesem Computer bleibt alles; du kannst ein neues anlegen.
error-server-too-many-requests = Zu viele Versuche in kurzer Zeit. Warte eine Minute und versuch es dann noch einmal.
error-server-too-large = Das ist dem Server zu groß. Der Abgleich schickt es in kleineren Teilen noch einmal.
error-server-unsupported-media-type = Der Server versteht diese Version von Tactus nicht. Aktualisiere Tactus; danach geht der Abgleich weiter.
error-server-upgrade-required = Dieses Tactus ist dem Server zu alt. Aktualisiere es; bis dahin bleibt alles hier gespeichert.
error-server-unreadable = Der Server konnte nicht lesen, was ankam. Der Abgleich versucht es noch einmal; hier ist alles gespeichert.
error-server-username-taken = Diesen Namen hat schon jemand. Wähle einen anderen.
error-server-resync-required = Der Server wurde aus einer Sicherung wiederhergestellt. Der Abgleich vergleicht alles von selbst noch einmal; verloren geht nichts.
error-server-unavailable = Der Server ist gerade beschäftigt. Der Abgleich versucht es von selbst noch einmal.
error-server-internal = Auf dem Server ist etwas schiefgegangen. Der Abgleich versucht es von selbst noch einmal; hier ist alles gespeichert.
error-server-not-found = Der Server kennt das nicht mehr. Der Abgleich macht von selbst weiter.
error-server-method-not-allowed = Der Server versteht diese Version von Tactus nicht. Aktualisiere Tactus; danach geht der Abgleich weiter.
error-server-access-denied = Du hast auf der Seite des Anbieters abgelehnt, darum wurde niemand angemeldet. War es ein Versehen, fang neu an.
error-server-provider-failed = Der Anbieter hat nicht bestätigt, wer du bist. Versuch es noch einmal oder melde dich mit E-Mail und Passwort an.
error-server-link-refused = Mit dieser Adresse gibt es ein Konto, und es ist nicht belegt, dass es deins ist. Melde dich mit seinem Passwort an und bestätige die Adresse über den Link, den wir schicken; danach geht auch dieser Weg.
error-server-account-suspended = Dieses Konto ist gesperrt. Frag, wer den Server betreibt; hier bleibt alles gespeichert.
error-server-sign-in-over = Diese Anmeldung hat zu lange gedauert oder ist schon verbraucht. Fang neu an.
error-server-no-address = Der Anbieter nennt keine E-Mail-Adresse, die wir verwenden können. Leg ein Konto mit E-Mail und Passwort an.
error-closed-by-policy = { $item ->
    [sign_in] Auf diesem Computer meldet sich niemand an: Das hat deine Schule festgelegt, oder wer ihn verwaltet.
    [shared_computer] Das legt fest, wer diesen Computer verwaltet: ob ihn sich viele teilen oder nicht.
    [courses] Dieser Kurs geht auf diesem Computer nicht: Deine Schule, oder wer ihn verwaltet, hat andere gewählt. Wähle einen in den Einstellungen; was du erreicht hast, bleibt.
    [layouts] Diese Tastaturbelegung geht auf diesem Computer nicht: Deine Schule, oder wer ihn verwaltet, hat andere gewählt.
   *[other] Das geht auf diesem Computer nicht: Das hat deine Schule festgelegt, oder wer ihn verwaltet.
}
error-sign-in-required = Melde dich zuerst an: Auf diesem Computer beginnt das Üben mit einem Konto.
