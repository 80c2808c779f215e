account-title = Konto
account-offer-title = Ein Konto hält deine Geräte zusammen
account-have = Ich habe ein Konto
account-new = Ich brauche ein Konto
account-does = Was es bringt
account-does-sync = Durchgänge, Sterne und Einstellungen auf allen deinen Geräten.
account-does-copy = Eine Kopie, falls dieser Computer kaputtgeht.
account-does-not = Was es nicht tut
account-not-open = Etwas freischalten. Kurse und Statistik sind auch ohne vollständig.
account-not-texts = Deine eigenen Texte mitnehmen. Sie bleiben auf diesem Computer.
account-not-block = Zwischen dir und einer Lektion stehen, mit oder ohne Netz.
account-goes-up = { $count ->
    [0] Was du von da an tippst, wird hochgeladen; hier ändert sich nichts.
    [one] Der eine Durchgang auf diesem Computer wird einmal hochgeladen; hier ändert sich nichts.
   *[other] Die { $count } Durchgänge auf diesem Computer werden einmal hochgeladen; hier ändert sich nichts.
}
account-goes-up-all = Alle Durchgänge auf diesem Computer werden einmal hochgeladen; hier ändert sich nichts.
account-server = Server: { $url }

register-email = E-Mail-Adresse
register-password = Passwort, mindestens { $length } Zeichen
register-year = Geburtsjahr
register-year-note = Nur das Jahr; angezeigt wird es nirgends. Du darfst es weglassen.
register-child-note = In diesem Jahr 16 oder jünger: ein Kinderkonto. Es steht in keiner Bestenliste, und einzelne Tastendrücke verlassen diesen Computer nie.
register-keys-title = Dürfen einzelne Tastendrücke zum Server?
register-keys-note = Dann zeigen deine anderen Geräte dieselben Einzelheiten. Auf diesem Computer geht alles genauso ohne.
register-keys-yes = Ja, senden
register-keys-no = Nein, hier behalten
register-keys-child = Von einem Kinderkonto werden einzelne Tastendrücke nie gesendet. Zu entscheiden ist hier nichts.
register-mail-title = Dürfen wir dir von Tactus schreiben?
register-mail-note = Ein paar Mal im Jahr. Mails zum Konto selbst kommen in jedem Fall.
register-mail-yes = Ja, schreibt mir
register-mail-no = Nein
register-submit = Konto anlegen
register-open = Noch offen: { $what }.
register-open-email = E-Mail-Adresse
register-open-password = Passwort
register-open-year = Geburtsjahr
register-open-keys = Tastendrücke
register-open-mail = Mails über Tactus
register-email-wrong = Das ist noch keine Adresse. Sie sieht etwa so aus: name@example.org
register-password-short = { $missing ->
    [one] Noch ein Zeichen, bitte.
   *[other] Noch { $missing } Zeichen, bitte.
}
register-year-wrong = Ein Jahr von { $first } bis { $last }, oder gar keins.
year-title = In welchem Jahr bist du geboren?
year-text = Es fehlt noch. Davon hängt ab, ob das hier ein Kinderkonto ist; Ranglisten brauchen es.
year-note = Nur das Jahr; angezeigt wird es nirgends. Einmal gesagt, bleibt es.
year-save = Jahr speichern
year-later = Jetzt nicht

signin-title = Anmelden
signin-password = Passwort
signin-submit = Anmelden
signin-note = Kein Netz? Melde dich später an. Zum Üben braucht es keins.
signin-other = Angemeldet wird nur dieses Profil. Andere auf diesem Computer betrifft es nicht.

plan-free = Kostenlos
plan-premium = Premium
plan-professional = Professional
plan-enterprise = Enterprise
account-child = Kinderkonto
account-signout = Abmelden
signout-title = Abmelden?
signout-all = Alles ist abgeglichen. Auf diesem Computer bleibt es auch.
signout-waiting = { $count ->
    [one] 1 Durchgang ist noch nicht abgeglichen. Er bleibt auf diesem Computer und wird hochgeladen, wenn du dich wieder anmeldest.
   *[other] { $count } Durchgänge sind noch nicht abgeglichen. Sie bleiben auf diesem Computer und werden hochgeladen, wenn du dich wieder anmeldest.
}
signout-stay = Angemeldet bleiben

banner-offline = { $known ->
    [yes] Seit { $time } Uhr keine Verbindung zum Server
   *[no] Keine Verbindung zum Server
}
banner-offline-text = { $count ->
    [0] Alles geht weiter. Bisher ist alles abgeglichen; was dazukommt, wird von selbst hochgeladen, sobald das Netz wieder da ist.
    [one] Alles geht weiter. Ein Durchgang wartet auf diesem Computer und wird von selbst hochgeladen, sobald das Netz wieder da ist.
   *[other] Alles geht weiter. { $count } Durchgänge warten auf diesem Computer und werden von selbst hochgeladen, sobald das Netz wieder da ist.
}
offline-for-admin = Für alle, die diesen Computer betreuen
banner-try-now = Jetzt versuchen
banner-next-try = nächster Versuch um { $time } Uhr
banner-refused = Der Server nimmt gerade nichts an
banner-signin = Melde dich bitte neu an
banner-signin-text = Deine Anmeldung ist abgelaufen. Verloren geht nichts: Durchgänge sind hier gespeichert und werden danach hochgeladen.
banner-signin-action = Anmelden
account-kept-file = Dieses System hat keinen brauchbaren Schlüsselbund. Die Anmeldung liegt deshalb in einer Datei, die nur dein Benutzer lesen kann.

sync-title = Abgeglichen und wartend
sync-counts = { $stored } abgeglichen · { $waiting } wartend · { $failed } nicht angenommen
sync-beats = { $stored } abgeglichen, { $waiting } wartend, { $failed } nicht angenommen; die neuesten rechts
sync-last = Letzter Abgleich: { $when }
sync-never = Noch kein Abgleich
sync-now = Jetzt abgleichen
sync-empty-title = Noch kein Durchgang
sync-empty-text = Hier wird jeder beendete Durchgang stehen und dabei, wo er gespeichert ist.
row-lesson = Lektion { $number }: { $title }
row-practice = Übung
row-stored = abgeglichen
row-waiting = wartet
row-held = später
row-rejected = nicht angenommen
row-local = nur hier
row-retry = Noch einmal senden
row-keep = Nur hier behalten
row-all = Alle { $count } zeigen
sync-table = Durchgänge und wo sie gespeichert sind

consent-keys-title = Einzelne Tastendrücke
consent-keys-on = Sie werden mit deinen Durchgängen gesendet. Du kannst das jederzeit abstellen; von da an wird nichts mehr gesendet.
consent-keys-off = Werden nicht gesendet. Ins Netz gehen nur fertige Ergebnisse. Du kannst hier zustimmen und das jederzeit zurücknehmen.
consent-keys-child = Werden von einem Kinderkonto nie gesendet.
consent-mail-title = Mails über Tactus
consent-mail-note = Ein paar Mal im Jahr. Mails zum Konto selbst kommen in jedem Fall.
account-kept-title = Wo deine Anmeldung liegt
account-kept-keyring = Im Schlüsselbund des Systems.
register-password-refused = Der Server nimmt dieses Passwort nicht an. Wähle ein anderes.
banner-no-server = Es gibt keinen Server zum Abgleichen

# What the server does not have
unsettled-refused = { $count ->
    [one] Ein Durchgang ist nicht angenommen oder zurückgestellt. Er ist hier sicher und zählt hier.
   *[other] { $count } Durchgänge sind nicht angenommen oder zurückgestellt. Sie sind hier sicher und zählen hier.
}
unsettled-waiting = { $count ->
    [one] Ein Durchgang wartet und geht von selbst hoch.
   *[other] { $count } Durchgänge warten und gehen von selbst hoch.
}
unsettled-retry = Alle noch einmal senden
unsettled-export = In eine Datei sichern
row-export = In eine Datei sichern
row-next-try = Nächster Versuch: { $when }.
exported = { $count ->
    [one] 1 Durchgang gesichert: { $file }
   *[other] { $count } Durchgänge gesichert: { $file }
}
signout-failed = { $count ->
    [one] 1 Durchgang: vom Server nicht angenommen. Er bleibt auf diesem Computer, mit einem Vermerk.
   *[other] { $count } Durchgänge hat der Server nicht angenommen. Sie bleiben auf diesem Computer, mit einem Vermerk.
}
