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
error-exercise-open = Es läuft gerade eine Übung. Beende oder verlasse sie zuerst.
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
error-offline-no-network = Dieser Computer ist mit keinem Netz verbunden.
error-offline-name = Die Adresse des Servers ist in diesem Netz nicht zu finden.
error-offline-refused = Der Server nimmt gerade keine Verbindungen an.
error-offline-timeout = Der Server antwortet nicht rechtzeitig.
error-offline-cut = Die Verbindung zum Server bricht ab.
error-offline-proxy = Der Proxy dieses Netzes ist nicht zu erreichen.
error-offline-proxy-auth = Der Proxy dieses Netzes verlangt ein Passwort.
error-offline-proxy-refused = Der Proxy dieses Netzes lässt Tactus nicht zum Server durch.
error-offline-untrusted = Dieser Computer vertraut dem nicht, was als Server antwortet. Deshalb wird nichts gesendet.
error-offline-expired = Das Zertifikat des Servers ist abgelaufen, oder die Uhr dieses Computers geht falsch.
error-offline-clock = Die Uhr dieses Computers geht anscheinend falsch.
error-offline-wrong-name = Was antwortet, hat das Zertifikat eines anderen Servers. Deshalb wird nichts gesendet.
error-offline-certificate = Das Zertifikat des Servers ist nicht in Ordnung. Deshalb wird nichts gesendet.
error-offline-tls = Mit dem, was antwortet, ist keine sichere Verbindung möglich. Deshalb wird nichts gesendet.
error-offline-no-roots = Dieser Computer hat keine Liste vertrauenswürdiger Stellen. Deshalb wird nichts gesendet.
error-offline-portal = An Stelle des Servers antwortet eine andere Seite. Vielleicht verlangt dieses Netz erst eine Anmeldung.
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

# The same for whoever looks after the computer: what to do about it.
offline-admin = Der Weg zum Server bricht aus einem besonderen Grund ab. Im Protokoll stehen die Worte des Systems; tactus --doctor geht den Weg Schritt für Schritt.
offline-no-network-admin = Das System kennt keinen Weg aus diesem Computer hinaus: Kabel, WLAN oder die Adresse per DHCP prüfen.
offline-name-admin = Der Nameserver kennt den Namen des Servers nicht. Zu prüfen: der Name in server_url, das DNS dieses Netzes und ob ein Filter den Namen verbirgt; wo nur ein Proxy Namen auflöst, den Eintrag proxy setzen.
offline-refused-admin = Die Verbindung wird abgelehnt: An dieser Adresse und diesem Port lauscht nichts, oder eine Firewall verbietet es. Den Server freigeben oder den Eintrag proxy setzen.
offline-timeout-admin = Es kommt keine Antwort. Oft verwirft eine Firewall, was gesendet wird, oder das Netz verlangt einen Proxy: den Server freigeben oder den Eintrag proxy setzen.
offline-cut-admin = Etwas trennt die Verbindung, nachdem sie stand. Im Netz einer Schule ist das meist ein Filter, der den Namen des Servers nicht erlaubt: den Namen freigeben.
offline-proxy-admin = Der eingestellte Proxy antwortet nicht, der Server wird gar nicht erst gefragt. Adresse prüfen und ob er läuft; tactus --doctor sagt, welcher es ist und wo er eingestellt ist.
offline-proxy-auth-admin = 407: Der Proxy fragt, wer sich anmeldet. Tactus kann Namen und Passwort aus der Adresse des Proxys angeben, nicht NTLM oder Kerberos. Den Server ohne Anmeldung erlauben oder den Eintrag proxy auf http://name:passwort@host:port setzen.
offline-proxy-refused-admin = Der Proxy antwortet, verbindet aber nicht mit dem Server: dort nicht erlaubt oder von dort nicht zu finden. Den Namen des Servers und Port 443 für CONNECT freigeben.
offline-untrusted-admin = Das Zertifikat stammt von einer Stelle, der dieser Computer nicht vertraut. Meist öffnet ein Filter TLS: dessen Wurzelzertifikat in den Speicher des Systems legen oder im Eintrag ca_file nennen. tactus --doctor sagt, wer das Zertifikat ausgestellt hat.
offline-expired-admin = Nach der Uhr dieses Computers ist die Zeit des Zertifikats vorbei. Geht die Uhr richtig, braucht der Server (oder der Filter davor) ein neues.
offline-clock-admin = Nach der Uhr dieses Computers ist das Zertifikat des Servers noch nicht gültig. Fast immer geht die Uhr nach: Datum und Zeit stellen und von einem Zeitserver stellen lassen.
offline-wrong-name-admin = Dem Zertifikat wird vertraut, es gilt aber für einen anderen Namen. Den Namen in server_url und das Zertifikat des Servers prüfen; auch die Sperrseite eines Filters sieht so aus.
offline-certificate-admin = Das Zertifikat ist nicht zu gebrauchen. tactus --doctor und das Protokoll sagen, was daran falsch ist; der Server braucht ein anderes.
offline-tls-admin = Was antwortet, spricht kein TLS oder keines nach 1.1: ein anderes Programm an diesem Port oder ein Filter, der an seiner Stelle antwortet. Nötig ist TLS 1.2 oder 1.3.
offline-no-roots-admin = Das System hat keine Wurzelzertifikate. Sie sind zu installieren (Linux: das Paket ca-certificates) oder als Datei im Eintrag ca_file zu nennen.
offline-portal-admin = Statt der Antwort des Servers kommt eine Seite oder Umleitung: ein Anmeldeportal, die Seite eines Filters oder ein Webserver an falscher Adresse. Im Browser ist sie unter der Adresse des Servers zu sehen.
