# Ein vergessenes Passwort, Adresse und Passwort eines Kontos, seine Geräte.
account-pages = Teile dieser Seite
account-page-sync = Abgleich
account-page-access = Adresse und Passwort
account-page-devices = Geräte
account-page-privacy = Privatsphäre
account-page-data = Deine Daten

forgot-link = Passwort vergessen?
forgot-title = Ein neues Passwort
forgot-text = Gib die Adresse deines Kontos an. In wenigen Minuten kommt eine Mail mit einem Link; er gilt einmal und eine Stunde lang.
forgot-submit = Mail schicken
forgot-sent-title = Unterwegs, falls es so ein Konto gibt
forgot-sent = Sieh im Postfach von { $email } nach, auch unter den unerwünschten Mails. Wähle das neue Passwort auf der Seite, die der Link öffnet, und melde dich dann hier an. Alle Geräte werden dabei abgemeldet. Ob eine Adresse ein Konto hat, wird hier nie verraten.
forgot-back = Zurück zur Anmeldung
signin-device-limit = Öffne auf einem dieser Geräte die Kontoseite, dann „Geräte“, und melde das ab, das du am wenigsten brauchst. Hast du keines davon mehr, fordere ein neues Passwort an: Das meldet alle ab.
signin-back-note = Ein Konto, das vor weniger als 30 Tagen gelöscht wurde, kommt mit der Anmeldung zurück.
left-title = Dein Konto ist gelöscht
left-text = Alles, was der Server über { $email } hat, wird am { $date } endgültig entfernt. Bis dahin bringt eine Anmeldung das Konto zurück. Was auf diesem Computer ist, bleibt auf jeden Fall.
left-back = Dein Konto ist wieder da. Es wird nicht gelöscht.

verify-title = Deine Adresse ist noch nicht bestätigt
verify-text = An { $email } ging eine Mail mit einem Link. Der Abgleich läuft schon; die Bestätigung zeigt, dass Mails zu deinem Konto dich erreichen.
verify-check = Ich habe sie bestätigt
verify-still = Noch nicht bestätigt. Öffne den Link in der Mail und drück den Knopf auf der Seite.
verify-again = Mail noch einmal schicken
verify-again-note = Sie geht an dieselbe Adresse. Auch dafür braucht es das Passwort.
verify-sent = Noch einmal an { $email } geschickt.

access-email-title = Adresse
access-confirmed = bestätigt
access-unconfirmed = nicht bestätigt
access-email-new = Neue Adresse
access-email-note = Eine Mail bittet darum, die neue Adresse zu bestätigen, eine andere sagt der alten Bescheid. Alle anderen Geräte werden abgemeldet.
access-email-submit = Adresse ändern
access-email-done = Die Adresse ist geändert. Öffne den Link in der Mail an { $email }.
access-password-now = Jetziges Passwort
access-password-title = Passwort
access-password-new = Neues Passwort, mindestens { $length } Zeichen
access-password-note = Ein paar Wörter, die nichts miteinander zu tun haben, sind schwer zu erraten. Alle anderen Geräte werden abgemeldet.
access-password-submit = Passwort ändern
access-password-done = Das Passwort ist geändert. Alle anderen Geräte sind abgemeldet.
access-password-wrong = Das ist nicht das Passwort dieses Kontos.

devices-title = Geräte
devices-note = Jedes Gerät, das an deinem Konto angemeldet ist. Kennst du eines nicht, melde es ab und ändere dein Passwort.
devices-this = dieser Computer
devices-nameless = Ohne Namen
devices-seen = Zuletzt gesehen: { $when }
devices-signout = Abmelden
devices-signout-one = { $name } abmelden
devices-signed-out = { $name } ist abgemeldet. Was dort getippt wurde, bleibt dort.
