# Was der Server selbst sagt: seine Mails und die kleinen Seiten, die ihre Links öffnen. Die App lädt diese Datei nicht.
mail-greeting = Guten Tag,
mail-footer = Tactus, { $server }. Antworten auf diese Mail liest niemand.

mail-care-invitation-subject = Jemand möchte sehen, wie du mit Tactus übst
mail-care-invitation-text = { $from } möchte verfolgen, wie du tippen lernst: deinen Kurs, die Minuten am Tag und die Tasten, die Mühe machen; nie Texte, nie einzelne Anschläge. Gezeigt wird nur etwas, wenn du zustimmst. Zum Antworten öffne Tactus, melde dich mit dieser Adresse an und sieh unter Konto, Privatsphäre nach; dort steht genau, was zu sehen wäre. Ohne Konto kannst du in Tactus erst eines anlegen. Die Frage bleibt bis { $date } offen. Wenn du nicht weißt, wer da fragt, tu nichts.

mail-org-invitation-subject = Einladung in eine Organisation bei Tactus
mail-org-invitation-text = { $from } lädt dich in eine Organisation ein, etwa eine Schule, die mit Tactus tippen lernt. Zum Antworten öffne Tactus, melde dich mit dieser Adresse an und sieh unter Konto, Privatsphäre nach; dort steht, welche Organisation es ist und was genau von dir zu sehen wäre. Gezeigt wird nur etwas, wenn du zustimmst. Ohne Konto kannst du in Tactus erst eines anlegen. Die Einladung bleibt bis { $date } offen. Wenn du nicht weißt, wer da fragt, tu nichts.

mail-care-accepted-subject = Deine Frage in Tactus wurde mit Ja beantwortet
mail-care-accepted-text = { $from } hat zugestimmt, dass du die Fortschritte in Tactus siehst: den Kurs, die Minuten am Tag und die Tasten, die Mühe machen. Du findest sie in Tactus unter Meine Lernenden. Beide Seiten können das jederzeit beenden.

mail-care-ended-subject = In Tactus siehst du jemanden nicht mehr
mail-care-ended-text = { $from } hat beendet, dass du die Fortschritte in Tactus siehst. Das braucht keinen Grund und löscht nichts. Der Platz in deinem Tarif ist wieder frei; um wieder etwas zu sehen, müsstest du neu fragen.

mail-care-stopped-subject = Jemand sieht nicht mehr, wie du mit Tactus übst
mail-care-stopped-text = { $from ->
    [none] Ein Konto, das sehen konnte, wie du mit Tactus übst, ist gelöscht, und damit ist das zu Ende.
   *[other] { $from } hat beendet zu sehen, wie du mit Tactus übst.
} Von dir wurde nichts gelöscht, und zu tun ist nichts. Wer dich sonst noch sieht, falls überhaupt jemand, steht in Tactus unter Konto, Privatsphäre.

mail-org-care-stopped-subject = Eine Organisation sieht nicht mehr, wie du mit Tactus übst
mail-org-care-stopped-text = Wer { $from } leitet, sieht nicht mehr, wie du mit Tactus übst. Von dir wurde nichts gelöscht, und zu tun ist nichts. Hattest du dort einen Platz und gehörst nicht mehr dazu, endet auch, was er dir gab; alles auf deinen eigenen Geräten bleibt.

mail-verify-email-subject = Bestätige deine Adresse für Tactus
mail-verify-email-text = Jemand, vermutlich du, hat diese Adresse bei Tactus angegeben. Öffne diese Seite und drücke dort den Knopf, um zu bestätigen, dass sie dir gehört:
mail-verify-email-after = Der Link gilt { $hours } Stunden und einmal. Warst du es nicht, brauchst du nichts zu tun.

mail-reset-password-subject = Ein neues Passwort für Tactus
mail-reset-password-text = Jemand, vermutlich du, möchte ein neues Passwort für dein Konto. Auf dieser Seite kannst du es wählen:
mail-reset-password-after = Der Link gilt { $minutes } Minuten und einmal. Warst du es nicht, brauchst du nichts zu tun: Dein Passwort bleibt, wie es ist.

mail-email-changed-subject = Deine Adresse für Tactus wurde geändert
mail-email-changed-text = Dein Konto hat jetzt eine andere E-Mail-Adresse, und alle anderen Geräte wurden abgemeldet. Warst du das, ist nichts zu tun. Wenn nicht, schreib denen, die diesen Server betreiben: Sie können dir das Konto zurückgeben.

mail-password-changed-subject = Dein Passwort für Tactus wurde geändert
mail-password-changed-text = Das Passwort deines Kontos wurde geändert, und alle anderen Geräte wurden abgemeldet. Warst du das, ist nichts zu tun. Wenn nicht, fordere in Tactus gleich ein neues Passwort an.

mail-account-deleted-subject = Dein Konto bei Tactus ist gelöscht
mail-account-deleted-text = Am { $date } wird alles, was der Server über dich hat, endgültig entfernt. Bis dahin bringt eine Anmeldung das Konto zurück. Was auf deinen eigenen Geräten liegt, bleibt dort.

mail-google-linked-subject = Google öffnet jetzt dein Konto bei Tactus
mail-google-linked-text = Jemand, vermutlich du, hat sich mit Google bei Tactus angemeldet. Ab jetzt öffnet das Google-Konto dieser Adresse dein Konto hier, neben deinem Passwort. Warst du das, ist nichts zu tun. Wenn nicht, fordere in Tactus gleich ein neues Passwort an: Das beendet die Verbindung und meldet alle ab.

mail-github-linked-subject = GitHub öffnet jetzt dein Konto bei Tactus
mail-github-linked-text = Jemand, vermutlich du, hat sich mit GitHub bei Tactus angemeldet. Ab jetzt öffnet das GitHub-Konto dieser Adresse dein Konto hier, neben deinem Passwort. Warst du das, ist nichts zu tun. Wenn nicht, fordere in Tactus gleich ein neues Passwort an: Das beendet die Verbindung und meldet alle ab.

mail-trial-ends-subject = Deine Probezeit von { $plan } endet bald
mail-trial-ends-text = Am { $date } endet deine Probezeit von { $plan } bei Tactus. { $price ->
    [none] Von da an wird bezahlt
   *[other] An diesem Tag zahlst du zum ersten Mal { $price }, mit den Steuern, die bei der Wahl angezeigt wurden
}. Willst du weitermachen, ist nichts zu tun. Wenn nicht, öffne vor diesem Tag die Kontoseite in Tactus, dann „Tarif“, und kündige; dann zahlst du nichts. Was auf deinen Geräten ist, bleibt in jedem Fall.

mail-payment-failed-subject = Eine Zahlung für Tactus hat nicht geklappt
mail-payment-failed-text = Die Zahlung für { $plan } ist fehlgeschlagen, oft weil eine Karte abgelaufen ist. Alles geht bis { $date } weiter. Um es in Ordnung zu bringen, öffne die Kontoseite in Tactus, dann „Tarif“: Sie führt zu der Seite, auf der du eine andere Karte eintragen oder bezahlen kannst. Ist bis dahin nichts bezahlt, wird das Konto kostenlos. Gelöscht wird nichts, und was auf deinen Geräten ist, bleibt unberührt.

mail-plan-ended-subject = { $plan } bei Tactus ist beendet
mail-plan-ended-text = Dein Tarif { $plan } ist am { $date } zu Ende gegangen; berechnet wird dafür nichts mehr. Alles auf deinen Geräten bleibt, wie es ist, der Abgleich von Übungen und Fortschritt geht weiter, und alles Gespeicherte lässt sich exportieren. Kein Gerät wird abgemeldet. Die Statistik aus der Cloud zeigt die letzten 90 Tage; mit einem Tarif zeigt sie wieder alles.

page-verify-email-title = Adresse bestätigen
page-verify-email-text = Drücke den Knopf, wenn diese Adresse dir gehört und Tactus sie verwenden darf.
page-verify-email-button = Adresse bestätigen
page-verify-email-done = Deine Adresse ist bestätigt. Du kannst diese Seite schließen und in Tactus weitermachen.

page-reset-password-title = Neues Passwort wählen
page-reset-password-text = Ein paar Wörter, die nichts miteinander zu tun haben, sind schwer zu erraten und leicht zu tippen.
page-reset-password-label = Neues Passwort
page-reset-password-button = Passwort speichern
page-reset-password-done = Das neue Passwort ist gespeichert, und alle Geräte sind abgemeldet. Melde dich in Tactus neu an.

page-billing-title = Zurück von der Bezahlseite
page-billing-text = Du kannst diese Seite schließen und zu Tactus zurückkehren. Sobald die Zahlung angekommen ist, erscheint dein Tarif dort.

page-link-over = Dieser Link wurde schon benutzt oder ist zu alt. Fordere in Tactus einen neuen an.
page-later = Der Server ist ausgelastet. Warte eine Minute und drücke den Knopf noch einmal.

export-readme = In diesem Archiv steht alles, was der Server über dein Konto hat. Jede Tabelle ist zweimal da, mit demselben Inhalt: als JSON für Programme und als CSV für Tabellenkalkulationen. Tempo, Genauigkeit und Quoten stehen in Hundertsteln, Dauern in Millisekunden, Zeiten in UTC. Deine eigenen Texte sind nicht dabei, weil sie deinen Computer nie verlassen.

page-sign-in-title = Bei Tactus anmelden
page-sign-in-over = Diese Anmeldung ist vorbei: Sie wurde schon benutzt, hat zu lange gedauert oder in einem anderen Browser begonnen. Schließ diese Seite und fang in Tactus neu an.
